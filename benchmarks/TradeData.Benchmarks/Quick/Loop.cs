using System.Diagnostics;

namespace TradeData.Benchmarks.Quick;

/// <summary><c>loop [job] [seconds]</c>: repeats one job for a profiler.</summary>
internal static class Loop
{
    public static void Run(string job, double seconds)
    {
        IReadOnlyList<Contender> jobs = [.. ReadingRounds.Jobs(), .. ValidatorRounds.Jobs()];
        Contender contender = jobs.FirstOrDefault(one => one.Name == job)
            ?? throw new ArgumentException($"There is no job \"{job}\"; there are: {string.Join(", ", jobs.Select(one => one.Name))}.");
        Stopwatch watch = Stopwatch.StartNew();
        long kept = 0;
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            kept += contender.Work();
        }
        Console.WriteLine(kept);
    }
}
