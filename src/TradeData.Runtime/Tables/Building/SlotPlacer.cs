namespace TradeData.Runtime.Tables;

/// <summary>Lays out a directory of open addressing.</summary>
internal static class SlotPlacer
{
    private const int Attempts = 4;
    private const int LongestRun = 256;

    /// <summary>Returns the item in each slot, -1 for none, or null if the items cluster under every seed, which only happens to crafted
    /// data. Half of the slots stay free, and there are at least four.</summary>
    /// <param name="count">The number of items.</param>
    /// <param name="hash">The hash of an item under a seed.</param>
    /// <param name="seed">The seed that was used.</param>
    public static int[]? Place(int count, Func<int, ulong, ulong> hash, out ulong seed)
    {
        int[] slots = new int[(int)Math.Min(Array.MaxLength, Math.Max(4, (long)count * 2))];
        for (int attempt = 1; attempt <= Attempts; attempt++)
        {
            seed = SlotHash.Seed(attempt);
            slots.AsSpan().Fill(-1);
            if (TryPlace(slots, count, hash, seed))
            {
                return slots;
            }
        }
        seed = 0;
        return null;
    }

    private static bool TryPlace(int[] slots, int count, Func<int, ulong, ulong> hash, ulong seed)
    {
        long steps = 0;
        for (int item = 0; item < count; item++)
        {
            int slot = SlotHash.Slot(hash(item, seed), slots.Length);
            int run = 0;
            while (slots[slot] >= 0)
            {
                slot = slot + 1 == slots.Length ? 0 : slot + 1;
                if (++run > LongestRun)
                {
                    return false;
                }
            }
            slots[slot] = item;
            steps += run;
        }
        return steps <= 8L * count + LongestRun && LeavesGaps(slots.Length, slot => slots[slot] >= 0);
    }

    /// <summary>Whether all runs of used slots are short, so that a search for an absent key takes few steps.</summary>
    /// <param name="length">The number of slots; the first one follows the last.</param>
    /// <param name="isUsed">Whether a slot is used.</param>
    public static bool LeavesGaps(int length, Predicate<int> isUsed)
    {
        int run = 0;
        // At most twice around, for a run across the end.
        for (int i = 0; i < length + Math.Min(length, LongestRun + 1); i++)
        {
            run = isUsed(i < length ? i : i - length) ? run + 1 : 0;
            if (run > LongestRun)
            {
                return false;
            }
        }
        return true;
    }
}
