using System.Numerics;

namespace TradeData.Runtime.Tables;

/// <summary>Lays out a directory of buckets.</summary>
internal static class BucketPlacer
{
    // Three of eight entries stay free, so that one key in fifty lies behind its own bucket.
    private const int KeysPerBucket = 5;
    private const int Attempts = 4;

    /// <summary>
    /// The entries of all buckets; null where a key and its value are too long for an entry, or where the keys gather too much under every seed.
    /// </summary>
    /// <param name="keys">The keys, no two of them equal.</param>
    /// <param name="value">What the key at a position leads to.</param>
    /// <param name="lastValue">The greatest value.</param>
    /// <param name="keyBits">The bits that the keys take.</param>
    /// <param name="valueBits">The bits that the values take.</param>
    /// <param name="seed">The seed that was used.</param>
    public static ulong[]? Place(ulong[] keys, Func<int, uint> value, uint lastValue, out int keyBits, out int valueBits, out ulong seed)
    {
        int buckets = (keys.Length / KeysPerBucket) + 1;
        keyBits = Math.Max(BucketHash.LeastKeyBits(buckets), 64 - BitOperations.LeadingZeroCount(keys.Aggregate(0UL, (all, key) => all | key)));
        valueBits = 32 - BitOperations.LeadingZeroCount(lastValue);
        if (buckets <= Array.MaxLength / BucketColumn.Entries)
        {
            ulong[] entries = new ulong[buckets * BucketColumn.Entries];
            for (int attempt = 1; attempt <= Attempts; attempt++)
            {
                seed = SlotHash.Of((ulong)attempt, 0);
                if (!BucketHash.TryCreate(keyBits, valueBits, buckets, seed, out BucketHash hash))
                {
                    break;
                }
                entries.AsSpan().Fill(PackFormat.Free);
                if (TryPlace(entries, keys, value, valueBits, hash))
                {
                    return entries;
                }
            }
        }
        seed = 0;
        return null;
    }

    private static bool TryPlace(ulong[] entries, ulong[] keys, Func<int, uint> value, int valueBits, BucketHash hash)
    {
        int buckets = entries.Length / BucketColumn.Entries;
        byte[] filled = new byte[buckets];
        long steps = 0;
        for (int position = 0; position < keys.Length; position++)
        {
            int bucket = hash.Bucket(keys[position], out ulong tag);
            int step = 0;
            while (filled[bucket] == BucketColumn.Entries)
            {
                bucket = bucket + 1 == buckets ? 0 : bucket + 1;
                if (++step == BucketColumn.Steps)
                {
                    return false;
                }
            }
            entries[(bucket * BucketColumn.Entries) + filled[bucket]++] = ((tag + (uint)step) << valueBits) | value(position);
            steps += step;
        }
        return steps <= (keys.Length / 8) + BucketColumn.Entries;
    }
}
