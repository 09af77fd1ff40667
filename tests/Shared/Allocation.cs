namespace TradeData.TestSupport;

/// <summary>What code allocates on its own thread.</summary>
internal static class Allocation
{
    private const int Runs = 6;

    /// <summary>
    /// The fewest bytes of some runs. In any one of them the runtime may replace a method by a faster one, or a collection may take a pooled buffer away: neither is
    /// what the work itself needs.
    /// </summary>
    public static long Of(Action work)
    {
        long least = long.MaxValue;
        for (int run = 0; run < Runs && least > 0; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }
}
