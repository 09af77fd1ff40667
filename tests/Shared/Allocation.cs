namespace TradeData.TestSupport;

/// <summary>Measures the allocation of code on its own thread.</summary>
internal static class Allocation
{
    private const int Runs = 6;

    /// <summary>Returns the minimum number of bytes of several runs. In a single run the runtime may replace a method, or a collection may
    /// take a pooled buffer, which the work itself does not need.</summary>
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
