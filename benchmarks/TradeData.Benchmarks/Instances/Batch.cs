namespace TradeData.Benchmarks.Instances;

/// <summary>What one measured call goes through.</summary>
internal static class Batch
{
    /// <summary>Does the work on each item, and returns something that depends on it.</summary>
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
