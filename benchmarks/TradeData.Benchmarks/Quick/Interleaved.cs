using System.Diagnostics;
using System.Globalization;
using TradeData.Benchmarks.Instances;

namespace TradeData.Benchmarks.Quick;

/// <summary>A way to do the work. It does all of it in one call and returns a value that depends on it.</summary>
internal sealed record Contender(string Name, Func<long> Work, int Units)
{
    /// <summary>The highest ratio to the first contender that is asked for, if one is.</summary>
    public double? Goal { get; init; }

    /// <summary>One way to do the work on each item.</summary>
    public static Contender Each<T>(string name, T[] items, Func<T, long> work) => new(name, () => Batch.Each(items, work), items.Length);
}

/// <summary>Measures several ways to do the same work on a shared machine. Each round runs every contender once, so that all meet the same
/// disturbances. The result is the median of the ratios within a round.</summary>
internal static class Interleaved
{
    private const int WarmUps = 40;

    /// <returns>The median ratio of each contender to the first.</returns>
    public static double[] Compare(string title, int rounds, IReadOnlyList<Contender> contenders, int warmUps = WarmUps)
    {
        foreach (Contender contender in contenders)
        {
            Settle(contender.Work, warmUps);
        }
        double[][] times = [.. contenders.Select(_ => new double[rounds])];
        long[] allocated = new long[contenders.Count];
        for (int round = 0; round < rounds; round++)
        {
            for (int k = 0; k < contenders.Count; k++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                long start = Stopwatch.GetTimestamp();
                Kept += contenders[k].Work();
                times[k][round] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / contenders[k].Units;
                allocated[k] = GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }
        return Print(title, contenders, times, allocated);
    }

    /// <summary>The results of the work, which keep the compiler from removing it.</summary>
    public static long Kept { get; private set; }

    /// <summary>Runs the work until it reaches its final speed. The compiler replaces methods in the background after enough calls, so
    /// there are pauses.</summary>
    public static void Settle(Func<long> work, int times = WarmUps)
    {
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < times && (i < 6 || watch.ElapsedMilliseconds < 2_000); i++)
        {
            Kept += work();
            if (i % 8 == 4)
            {
                Thread.Sleep(120);
            }
        }
    }

    private static double[] Print(string title, IReadOnlyList<Contender> contenders, double[][] times, long[] allocated)
    {
        double[] medians = [.. times.Select(own => Median([.. own.Zip(times[0], (time, first) => time / first)]))];
        Console.WriteLine();
        Console.WriteLine($"{title,-58} {"ns",11} {"ratio",8} {"bytes",9}");
        for (int k = 0; k < contenders.Count; k++)
        {
            string goal = contenders[k].Goal is { } most ? "  " + Goals.Judge($"{title}: {contenders[k].Name}", medians[k], most) : "";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {contenders[k].Name,-56} {Median(times[k]),11:0.0} {medians[k],8:0.000} {(double)allocated[k] / contenders[k].Units,9:0.#}{goal}"));
        }
        return medians;
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
