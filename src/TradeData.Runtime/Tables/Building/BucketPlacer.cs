using System.Numerics;

namespace TradeData.Runtime.Tables;

/// <summary>A directory of buckets as written: the entries of all buckets, and the parameters for finding a key.</summary>
internal sealed record BucketPlan(ulong[] Entries, int KeyBits, int ValueBits, ulong Seed);

/// <summary>Lays out a directory of buckets.</summary>
internal static class BucketPlacer
{
    // Three of eight entries stay free, so that few keys lie after their own bucket.
    private const int KeysPerBucket = 5;
    private const int Attempts = 4;

    /// <summary>Returns null if a key and its value are too long for an entry, or if the keys cluster under every seed, which only happens
    /// to crafted data.</summary>
    /// <param name="keys">The keys, all different.</param>
    /// <param name="values">The value of each key.</param>
    public static BucketPlan? Place(ulong[] keys, uint[] values)
    {
        int buckets = (keys.Length / KeysPerBucket) + 1;
        if (buckets > Array.MaxLength / BucketColumn.Entries)
        {
            return null;
        }
        int keyBits = Math.Max(BucketHash.LeastKeyBits(buckets), 64 - BitOperations.LeadingZeroCount(keys.Aggregate(0UL, (all, key) => all | key)));
        int valueBits = 32 - BitOperations.LeadingZeroCount(values.Aggregate(0U, (all, value) => all | value));
        ulong[] entries = new ulong[buckets * BucketColumn.Entries];
        for (int attempt = 1; attempt <= Attempts; attempt++)
        {
            ulong seed = SlotHash.Seed(attempt);
            if (!BucketHash.TryCreate(keyBits, valueBits, buckets, seed, out BucketHash hash))
            {
                return null;
            }
            entries.AsSpan().Fill(PackFormat.Free);
            if (TryPlace(entries, keys, values, valueBits, hash))
            {
                return new BucketPlan(entries, keyBits, valueBits, seed);
            }
        }
        return null;
    }

    private static bool TryPlace(ulong[] entries, ulong[] keys, uint[] values, int valueBits, BucketHash hash)
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
            entries[(bucket * BucketColumn.Entries) + filled[bucket]++] = ((tag + (uint)step) << valueBits) | values[position];
            steps += step;
        }
        return steps <= (keys.Length / 8) + BucketColumn.Entries;
    }
}
