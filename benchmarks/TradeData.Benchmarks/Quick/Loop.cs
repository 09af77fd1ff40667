using System.Diagnostics;
using TradeData.Benchmarks.Peers;
using TradeData.Benchmarks.RealSchemas;

namespace TradeData.Benchmarks.Quick;

/// <summary><c>loop [job] [seconds]</c>: repeats one job for a profiler. A published schema's name is the job of its verdicts.</summary>
internal static class Loop
{
    public static void Run(string job, double seconds)
    {
        if (RealSchema.Names().Contains(job))
        {
            RealSchema schema = RealSchema.Load(job);
            Run(Contender.Each(job, [.. schema.Texts.Where(text => schema.IsValid(text))], text => Validators.Passed(schema.IsValid(text))), seconds);
            return;
        }
        IReadOnlyList<Contender> jobs = [.. ReadingRounds.Jobs(), .. ValidatorRounds.Jobs()];
        Contender contender = jobs.FirstOrDefault(one => one.Name == job)
            ?? throw new ArgumentException($"There is no job \"{job}\"; there are: {string.Join(", ", jobs.Select(one => one.Name))}.");
        Run(contender, seconds);
    }

    private static void Run(Contender contender, double seconds)
    {
        Stopwatch watch = Stopwatch.StartNew();
        long kept = 0;
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            kept += contender.Work();
        }
        Console.WriteLine(kept);
    }
}
