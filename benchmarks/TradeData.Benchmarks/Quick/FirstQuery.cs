using System.Diagnostics;

namespace TradeData.Benchmarks.Quick;

/// <summary><c>first</c>: the time of the first query of a process. It is measured once in a process, before anything else.</summary>
internal static class FirstQuery
{
    public static void Run()
    {
        long start = Stopwatch.GetTimestamp();
        TariffLine? line = TradeCatalog.Default.TariffLines.Find("JP-TARIFF", "2021-04-01", "0201.30");
        TimeSpan first = Stopwatch.GetElapsedTime(start);
        start = Stopwatch.GetTimestamp();
        TradePartner partner = TradeCatalog.Default.TradePartners["AUS"];
        TimeSpan second = Stopwatch.GetElapsedTime(start);
        Console.WriteLine(FormattableString.Invariant($"{line?.LineId}: {first.TotalMilliseconds:0.00} ms; {partner.Id}, of a second table: {second.TotalMilliseconds:0.00} ms"));
    }
}
