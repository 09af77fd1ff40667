using System.Diagnostics;
using System.Globalization;
using System.Net.Http;

namespace TradeData.Benchmarks.Quick;

/// <summary>
/// <c>load TariffApi.dll 10</c>: asks the sample, in a process of its own, for ten minutes over eight connections of this machine, and prints each minute how many requests were answered,
/// how long they took and how much memory the server has.
/// </summary>
internal static class WebLoad
{
    private const int Connections = 8;

    private static readonly string[] s_questions =
    [
        "/quotes?importer=JPN&origin=AUS&code=0201.30&on=2021-04-01&value=1000000",
        "/quotes?importer=USA&origin=JPN&code=8703.23.01&on=2025-10-01&value=30000",
        "/comparisons?importer=JPN&origin=AUS&origin=CAN&origin=USA&code=0201.30&on=2021-04-01&value=1000000",
        "/schedules/JP-TARIFF/lines/0201.30?on=2021-04-01",
        "/schedules/US-HTS/lines?under=87&on=2025-10-01&limit=20",
        "/timeline?from=2019-01-01&to=2019-12-31&limit=10",
    ];

    public static async Task Run(string api, int minutes)
    {
        const string Address = "http://127.0.0.1:5089";
        ProcessStartInfo start = new("dotnet", ["exec", Path.GetFullPath(api), "--urls", Address, "--Logging:LogLevel:Default", "None"]);
        using Process server = Process.Start(start) ?? throw new InvalidOperationException("No process started.");
        try
        {
            using HttpClient client = new() { BaseAddress = new Uri(Address) };
            await Started(client);
            Console.WriteLine($"{"minute",6} {"requests/s",12} {"p50, ms",9} {"p99, ms",9} {"failed",8} {"memory, MB",12}");
            for (int minute = 1; minute <= minutes; minute++)
            {
                Minute result = await Ask(client, TimeSpan.FromMinutes(1));
                server.Refresh();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{minute,6} {result.Times.Count / 60.0,12:0} {result.At(0.5),9:0.00} {result.At(0.99),9:0.00} {result.Failed,8} {server.WorkingSet64 / 1048576.0,12:0}"));
            }
        }
        finally
        {
            server.Kill();
        }
    }

    private static async Task Started(HttpClient client)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                await client.GetStringAsync(new Uri("/health", UriKind.Relative));
                return;
            }
            catch (HttpRequestException) when (attempt < 300)
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task<Minute> Ask(HttpClient client, TimeSpan time)
    {
        long end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        Minute[] parts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async connection =>
        {
            List<double> times = [];
            int failed = 0;
            for (int i = connection; Stopwatch.GetTimestamp() < end; i++)
            {
                long began = Stopwatch.GetTimestamp();
                using HttpResponseMessage response = await client.GetAsync(new Uri(s_questions[i % s_questions.Length], UriKind.Relative));
                await response.Content.ReadAsByteArrayAsync();
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                failed += response.IsSuccessStatusCode ? 0 : 1;
            }
            return new Minute(times, failed);
        }));
        return new Minute([.. parts.SelectMany(part => part.Times).Order()], parts.Sum(part => part.Failed));
    }

    /// <summary>The times of the answers in milliseconds, the shortest first, and how many of the answers were errors.</summary>
    private sealed record Minute(List<double> Times, int Failed)
    {
        public double At(double share) => Times[(int)(share * (Times.Count - 1))];
    }
}
