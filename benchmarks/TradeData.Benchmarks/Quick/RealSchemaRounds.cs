using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using TradeData.Benchmarks.Peers;
using TradeData.Benchmarks.RealSchemas;

namespace TradeData.Benchmarks.Quick;

/// <summary>The verdict of published schemas on their own instances, compared with a bare scan, and the size of their code.</summary>
internal static class RealSchemaRounds
{
    private const int QuietPauses = 5;
    private const int RunsBetweenPauses = 40;
    private const int PauseInMilliseconds = 150;

    private const double MeanGoal = 1.0;
    private const double SlowestGoal = 2.0;

    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(30);

    /// <param name="only">The schemas to measure; all where none is named.</param>
    public static void Run(int rounds, IReadOnlyCollection<string> only)
    {
        List<(RealSchema Schema, double Ratio)> measured = [];
        foreach (string name in RealSchema.Names().Where(name => only.Count == 0 || only.Contains(name)))
        {
            RealSchema schema = RealSchema.Load(name);
            if (schema.Fault is { } fault)
            {
                Console.WriteLine($"{name} is left out: {fault}");
                continue;
            }
            measured.Add((schema, Measure(schema, rounds)));
        }
        if (measured.Count > 0)
        {
            Print(measured);
        }
    }

    private static double Measure(RealSchema schema, int rounds)
    {
        // A rejected text is rejected early, which would look fast.
        byte[][] texts = [.. schema.Texts.Where(text => schema.IsValid(text))];
        string title = string.Create(CultureInfo.InvariantCulture, $"{schema.Name} ({texts.Length} of {schema.Texts.Length} texts valid, {texts.Average(text => text.Length):0} bytes)");
        Contender scan = Contender.Each("Utf8JsonReader, bare scan", texts, Readers.Scan);
        Contender ours = Contender.Each("ours, verdict", texts, text => Validators.Passed(schema.IsValid(text)));
        Settle(ours.Work);
        return Interleaved.Compare(title, rounds, [scan, ours])[1];
    }

    /// <summary>Runs until the compiler has replaced the hundreds of functions of a large schema, one after the other in the
    /// background.</summary>
    private static void Settle(Func<long> work)
    {
        Stopwatch watch = Stopwatch.StartNew();
        long compiled = -1;
        for (int quiet = 0; quiet < QuietPauses && watch.Elapsed < LongestSettling; quiet++)
        {
            for (int run = 0; run < RunsBetweenPauses; run++)
            {
                work();
            }
            Thread.Sleep(PauseInMilliseconds);
            long now = JitInfo.GetCompiledMethodCount();
            quiet = now == compiled ? quiet : 0;
            compiled = now;
        }
    }

    private static void Print(List<(RealSchema Schema, double Ratio)> measured)
    {
        Console.WriteLine();
        Console.WriteLine($"{"verdict × bare scan",-32} {"ratio",8} {"lines",9} {"dll, KB",9} {"compile, ms",12}");
        foreach ((RealSchema schema, double ratio) in measured)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {schema.Name,-30} {ratio,8:0.000} {schema.Lines,9} {schema.AssemblySize / 1024,9} {schema.CompileTime.TotalMilliseconds,12:0}"));
        }
        double mean = Math.Exp(measured.Average(one => Math.Log(one.Ratio)));
        double slowest = measured.Max(one => one.Ratio);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"geometric mean",-30} {mean,8:0.000}  {Goals.Judge("published schemas: geometric mean", mean, MeanGoal)}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"slowest",-30} {slowest,8:0.000}  {Goals.Judge("published schemas: slowest", slowest, SlowestGoal)}"));
    }
}
