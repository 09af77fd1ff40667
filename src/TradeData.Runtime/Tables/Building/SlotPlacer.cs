namespace TradeData.Runtime.Tables;

/// <summary>Lays out a directory of open addressing.</summary>
internal static class SlotPlacer
{
    private const int Attempts = 4;
    private const int LongestRun = 256;

    /// <summary>
    /// Which item lies in each slot, -1 for none; null where the items gather too much under every seed, which only happens to data made for it. Half of the
    /// slots stay free, and there are four of them at least.
    /// </summary>
    /// <param name="count">How many items there are.</param>
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

    /// <summary>Whether no run of used slots is so long that looking for a key that is not there would take many steps.</summary>
    /// <param name="length">How many slots there are; the first one follows the last.</param>
    /// <param name="isUsed">Whether a slot is used.</param>
    public static bool LeavesGaps(int length, Predicate<int> isUsed)
    {
        int run = 0;
        // Twice around at most, for the run that the end cuts in two.
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
