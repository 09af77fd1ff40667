using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TradeData.Runtime.Tables;

/// <summary>A directory of open addressing in buckets of eight entries, each one cache line. An entry is the tag that
/// <see cref="BucketHash"/> leaves of a key and its value, in one word. All entries of a bucket are compared at once, so a lookup touches
/// one line and has no unpredictable branch.</summary>
internal readonly unsafe struct BucketColumn(PackMemory memory, byte* start, int buckets, int valueBits, BucketHash hash)
{
    /// <summary>The number of entries of a bucket.</summary>
    public const int Entries = 8;

    /// <summary>The bytes of a bucket.</summary>
    public const int BucketSize = Entries * sizeof(ulong);

    /// <summary>The number of buckets that may hold a key: its own one, and those after it.</summary>
    public const int Steps = 1 << BucketHash.StepBits;

    private readonly PackMemory _memory = memory;
    private readonly byte* _start = start;
    private readonly int _buckets = buckets;
    private readonly int _valueBits = valueBits;
    private readonly BucketHash _hash = hash;

    /// <summary>The number of entries, including free ones.</summary>
    public int Length => _buckets * Entries;

    /// <summary>Returns the key of an entry, or <see cref="PackFormat.Free"/> for a free one.</summary>
    public ulong Key(int entry)
    {
        if ((uint)entry >= (uint)Length)
        {
            throw PackFormat.Inconsistent();
        }
        ulong word = Word(_start + ((nint)entry * sizeof(ulong)));
        GC.KeepAlive(_memory);
        if (word == PackFormat.Free)
        {
            return word;
        }
        ulong tag = word >> _valueBits;
        int bucket = (entry / Entries) - (int)(tag & (Steps - 1));
        while (bucket < 0)
        {
            bucket += _buckets;
        }
        return _hash.Key(bucket, tag);
    }

    /// <summary>Returns the value of an entry.</summary>
    public uint Value(int entry)
    {
        if ((uint)entry >= (uint)Length)
        {
            throw PackFormat.Inconsistent();
        }
        ulong word = Word(_start + ((nint)entry * sizeof(ulong)));
        GC.KeepAlive(_memory);
        return (uint)(word & ((1UL << _valueBits) - 1));
    }

    /// <summary>Returns the value of a key, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ulong key)
    {
        if (!_hash.Covers(key))
        {
            return -1;
        }
        int value = -1;
        int bucket = _hash.Bucket(key, out ulong tag);
        for (int step = 0; step < Steps; step++)
        {
            byte* at = _start + ((nint)bucket * BucketSize);
            Vector256<ulong> wanted = Vector256.Create(tag + (uint)step);
            uint found = Vector256.Equals(Vector256.ShiftRightLogical(Half(at), _valueBits), wanted).ExtractMostSignificantBits()
                | (Vector256.Equals(Vector256.ShiftRightLogical(Half(at + (BucketSize / 2)), _valueBits), wanted).ExtractMostSignificantBits() << (Entries / 2));
            if (found != 0)
            {
                ulong word = Word(at + ((nint)BitOperations.TrailingZeroCount(found) * sizeof(ulong)));
                value = (int)(word & ((1UL << _valueBits) - 1));
                break;
            }
            // A bucket is filled from its first entry on.
            if (Word(at + (BucketSize - sizeof(ulong))) == PackFormat.Free)
            {
                break;
            }
            bucket = bucket + 1 == _buckets ? 0 : bucket + 1;
        }
        GC.KeepAlive(_memory);
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(byte* at) => LittleEndian.Value(Unsafe.ReadUnaligned<ulong>(at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Half(byte* at) => BitConverter.IsLittleEndian
        ? Vector256.Load((ulong*)at)
        : Vector256.Create(Word(at), Word(at + 8), Word(at + 16), Word(at + 24));
}
