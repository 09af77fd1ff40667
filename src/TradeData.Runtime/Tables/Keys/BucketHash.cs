using System.Numerics;
using System.Runtime.CompilerServices;

namespace TradeData.Runtime.Tables;

/// <summary>
/// Where a packed key lies in a directory of buckets, and what is left of it there. An odd factor permutes the keys of as many bits; the bucket is a part of the
/// permuted key, so that an entry need hold only the rest: the tag. Both together give the key back, nothing is left to chance.
/// </summary>
internal readonly struct BucketHash
{
    /// <summary>The bits of a tag that say how many buckets an entry lies behind its own one.</summary>
    public const int StepBits = 3;

    /// <summary>The bits of an entry that a tag and a value may take together: the highest one is set in free entries alone.</summary>
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
        // The permuted key lies in the upper bits, where a multiplication by the number of buckets takes the bucket from.
        _factor = _seed << (64 - keyBits);
        _mask = ulong.MaxValue >> (64 - keyBits);
        _shift = 64 - keyBits + BitOperations.Log2(_buckets);
    }

    /// <summary>The bits of the keys that a directory of so many buckets needs at least to have something left for the tag.</summary>
    public static int LeastKeyBits(int buckets) => BitOperations.Log2((uint)buckets) + 1;

    /// <summary>The hash of keys below two to the power of <paramref name="keyBits"/>; false where a tag and a value do not fit into an entry.</summary>
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

    /// <summary>Whether it is one of the keys that the hash tells apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Covers(ulong key) => key <= _mask;

    /// <summary>The bucket of a key, and its tag there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Bucket(ulong key, out ulong tag)
    {
        ulong bucket = Math.BigMul(key * _factor, _buckets, out ulong rest);
        // Keys of one bucket are at least as far apart as there are buckets, so these lower bits tell nothing.
        tag = rest >> _shift << StepBits;
        return (int)bucket;
    }

    /// <summary>The key with a tag in a bucket.</summary>
    public ulong Key(int bucket, ulong tag)
    {
        UInt128 low = ((UInt128)(uint)bucket << 64) + ((UInt128)(tag >> StepBits) << _shift);
        UInt128 distance = (UInt128)_buckets << (64 - _keyBits);
        ulong permuted = (ulong)((low + distance - 1) / distance);
        // Newton's way to the inverse of an odd number doubles the bits that are right with each step.
        ulong inverse = _seed;
        for (int bits = 3; bits < 64; bits *= 2)
        {
            inverse *= 2 - (_seed * inverse);
        }
        return permuted * inverse & _mask;
    }
}
