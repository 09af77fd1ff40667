using System.Diagnostics;
using System.Globalization;

namespace TradeData.Benchmarks.Importing;

/// <summary><c>importing</c>: one revision, then all available ones, from their compressed files. Each way runs in its own process, so
/// that the time from a cold start, the peak memory and the retained memory are its own.</summary>
internal static class WholeRuns
{
    private const double Megabyte = 1024 * 1024;

    public static void Run(string[] arguments)
    {
        if (arguments is [string way, string revisions])
        {
            RunHere(Imports.Ways.Single(one => one.Name == way).Read, int.Parse(revisions, CultureInfo.InvariantCulture));
            return;
        }
        string[] all = PublishedSchedules.Revisions();
        Console.WriteLine($"{"",-18} {"revisions",9} {"rows",10} {"rows/s",10} {"peak MB",8} {"held behind the first and the last, MB",40}");
        foreach (int count in new[] { 1, all.Length })
        {
            foreach ((string name, _) in Imports.Ways)
            {
                RunApart(name, count);
            }
        }
    }

    private static void RunApart(string way, int revisions)
    {
        ProcessStartInfo start = new("dotnet", ["exec", typeof(WholeRuns).Assembly.Location, "importing", way, revisions.ToString(CultureInfo.InvariantCulture)]);
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("No process started.");
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{way} ended with {process.ExitCode}.");
        }
    }

    private static void RunHere(Func<Stream, long> read, int revisions)
    {
        long rows = 0;
        long first = 0;
        string[] files = PublishedSchedules.Revisions()[..revisions];
        TimeSpan time = default;
        for (int i = 0; i < files.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            using (Stream json = PublishedSchedules.Open(files[i]))
            {
                rows += read(json);
            }
            time += Stopwatch.GetElapsedTime(start);
            first = i == 0 ? Held() : first;
        }
        using Process self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.GetCommandLineArgs()[^2],-18} {revisions,9} {rows,10:N0} {rows / time.TotalSeconds,10:N0} {self.PeakWorkingSet64 / Megabyte,8:0} {first / Megabyte,20:0.0}{Held() / Megabyte,20:0.0}"));
    }

    private static long Held() => GC.GetTotalMemory(forceFullCollection: true);
}
