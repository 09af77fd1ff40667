using System.Numerics;
using System.Runtime.CompilerServices;

namespace TradeData.Runtime.Tables;

/// <summary>The bucket of a packed key, and its tag there. An odd factor permutes the keys. The bucket is a part of the permuted key, so
/// an entry holds only the rest, the tag. Both together give the key back exactly.</summary>
internal readonly struct BucketHash
{
    /// <summary>The number of bits of a tag that count the buckets between an entry and its own bucket.</summary>
    public const int StepBits = 3;

    /// <summary>The maximum number of bits of a tag and a value together; the highest bit of an entry is set only in free
    /// entries.</summary>
    private const int EntryBits = 63;

    private readonly ulong _seed;
    private readonly ulong _factor;
    private readonly ulong _mask;
    private readonly ulong _buckets;
    private readonly int _keyBits;
    private readonly int _shift;

    private BucketHash(int keyBits, int buckets, ulong seed)
    {
        _keyBits = keyBits;
        _buckets = (ulong)buckets;
        _seed = seed | 1;
        // The permuted key is in the upper bits, where a multiplication by the number of buckets yields the bucket.
        _factor = _seed << (64 - keyBits);
        _mask = ulong.MaxValue >> (64 - keyBits);
        _shift = 64 - keyBits + BitOperations.Log2(_buckets);
    }

    /// <summary>Returns the minimum number of key bits for a number of buckets, so that something is left for the tag.</summary>
    public static int LeastKeyBits(int buckets) => BitOperations.Log2((uint)buckets) + 1;

    /// <summary>The hash of keys below two to the power of <paramref name="keyBits"/>; false if a tag and a value do not fit into an entry.</summary>
    public static bool TryCreate(int keyBits, int valueBits, int buckets, ulong seed, out BucketHash hash)
    {
        if (buckets <= 0 || keyBits < LeastKeyBits(buckets) || valueBits is < 0 or > 32 || keyBits - BitOperations.Log2((uint)buckets) + StepBits + valueBits > EntryBits)
        {
            hash = default;
            return false;
        }
        hash = new BucketHash(keyBits, buckets, seed);
        return true;
    }

    /// <summary>Whether a number is a key of this hash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Covers(ulong key) => key <= _mask;

    /// <summary>The bucket of a key, and its tag there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Bucket(ulong key, out ulong tag)
    {
        ulong bucket = Math.BigMul(key * _factor, _buckets, out ulong rest);
        // Keys of one bucket are at least as far apart as there are buckets, so these lower bits carry no information.
        tag = rest >> _shift << StepBits;
        return (int)bucket;
    }

    /// <summary>The key with a tag in a bucket.</summary>
    public ulong Key(int bucket, ulong tag)
    {
        UInt128 low = ((UInt128)(uint)bucket << 64) + ((UInt128)(tag >> StepBits) << _shift);
        UInt128 distance = (UInt128)_buckets << (64 - _keyBits);
        ulong permuted = (ulong)((low + distance - 1) / distance);
        // Newton's iteration for the inverse of an odd number doubles the correct bits with each step.
        ulong inverse = _seed;
        for (int bits = 3; bits < 64; bits *= 2)
        {
            inverse *= 2 - (_seed * inverse);
        }
        return permuted * inverse & _mask;
    }
}
