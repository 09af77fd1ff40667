namespace TradeData.Benchmarks.Instances;

/// <summary>The content of one measured call.</summary>
internal static class Batch
{
    /// <summary>Runs the work on each item, and returns a value that depends on it.</summary>
    public static long Each<T>(T[] items, Func<T, long> work)
    {
        long sum = 0;
        foreach (T item in items)
        {
            sum += work(item);
        }
        return sum;
    }
}
