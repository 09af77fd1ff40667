using System.Diagnostics;
using System.Globalization;
using System.Runtime;

namespace TradeData.Benchmarks.Quick;

/// <summary>
/// <c>first</c>: what the first query of a process waits for, each in a process of its own, before anything else is run. <c>first 20</c> runs each twenty times in turn, beside a process
/// that does nothing, and prints medians. The number of methods that are compiled is the same in each run, whatever else the machine does.
/// </summary>
internal static class FirstQuery
{
    private static readonly (string Name, Func<string> Work)[] Queries =
    [
        ("nothing", static () => ""),
        ("a line", static () => TradeCatalog.Default.TariffLines.Find("JP-TARIFF", "2021-04-01", "0201.30")!.LineId),
        ("a line and a partner", static () => TradeCatalog.Default.TariffLines.Find("JP-TARIFF", "2021-04-01", "0201.30")!.LineId + TradeCatalog.Default.TradePartners["AUS"].Id),
        ("a Japanese quote", static () => TradeCatalog.Default.Quote("JPN", "AUS", "0201.30", new DateOnly(2021, 4, 1), 1_000_000).GetType().Name),
        ("an American quote", static () => TradeCatalog.Default.Quote("USA", "JPN", "8703.23.01", new DateOnly(2025, 10, 1), 30_000).GetType().Name),
    ];

    public static void Run(string[] arguments)
    {
        if (arguments is [var name] && Array.Find(Queries, query => query.Name == name) is { Work: { } work })
        {
            RunHere(work);
            return;
        }
        int runs = arguments is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 1;
        List<double[]>[] results = [.. Queries.Select(static _ => new List<double[]>())];
        for (int run = 0; run < runs; run++)
        {
            for (int i = 0; i < Queries.Length; i++)
            {
                results[i].Add(RunApart(Queries[i].Name));
            }
        }
        Console.WriteLine($"{"medians of " + runs,-24} {"process, ms",12} {"query, ms",10} {"methods",8}");
        for (int i = 0; i < Queries.Length; i++)
        {
            double[] medians = [.. Enumerable.Range(0, 3).Select(at => results[i].Select(result => result[at]).Order().ElementAt(runs / 2))];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Queries[i].Name,-24} {medians[0],12:0.0} {medians[1],10:0.0} {medians[2],8:0}"));
        }
    }

    private static void RunHere(Func<string> work)
    {
        long methods = JitInfo.GetCompiledMethodCount();
        long start = Stopwatch.GetTimestamp();
        work();
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time:0.000} {JitInfo.GetCompiledMethodCount() - methods}"));
    }

    /// <summary>The time of the whole process, that of the query, and how many methods were compiled for it.</summary>
    private static double[] RunApart(string query)
    {
        ProcessStartInfo start = new("dotnet", ["exec", typeof(FirstQuery).Assembly.Location, "first", query]) { RedirectStandardOutput = true };
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("No process started.");
        string[] answer = process.StandardOutput.ReadToEnd().Split(' ', StringSplitOptions.TrimEntries);
        process.WaitForExit();
        double whole = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return process.ExitCode == 0
            ? [whole, double.Parse(answer[0], CultureInfo.InvariantCulture), double.Parse(answer[1], CultureInfo.InvariantCulture)]
            : throw new InvalidOperationException($"{query} ended with {process.ExitCode}.");
    }
}
