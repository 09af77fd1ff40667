using System.Diagnostics;
using System.Globalization;

namespace TradeData.Benchmarks.Quoting;

/// <summary><c>quick quotes</c>: 100,000 mixed shipments on a whole schedule, at once and one by one.</summary>
internal static class QuotingRounds
{
    private const int Count = 100_000;

    public static void Run(int rounds)
    {
        if (!Importing.PublishedSchedules.AreThere())
        {
            return;
        }
        TradeCatalog trade = Shipments.Catalog();
        QuoteRequest[] requests = Shipments.Mixed(trade, Count);
        Quote[] quotes = new Quote[Count];
        Console.WriteLine($"{Count:N0} mixed shipments, {"wall s",8} {"quotes/s",10} {"quotes/s of processor time",28} {"bytes a quote",14}");
        for (int round = 0; round < rounds; round++)
        {
            Measure($"all at once, round {round + 1}", () => trade.QuoteAll(requests, quotes));
        }
        Measure("one by one", () =>
        {
            for (int i = 0; i < requests.Length; i++)
            {
                quotes[i] = trade.Quote(requests[i]);
            }
        });
        Console.WriteLine(string.Join(", ", quotes.CountBy(static quote => quote.GetType().Name).Select(static kind => $"{kind.Key} {kind.Value:N0}")));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{quotes.OfType<Quote.Offered>().Average(static quote => quote.Offers.Count):0.00} offers each"));
        Measure("and their explanations", () =>
        {
            long steps = 0;
            foreach (Quote.Offered quote in quotes.OfType<Quote.Offered>())
            {
                foreach (TradeData.Offer offer in quote.Offers)
                {
                    steps += offer.Explanation.Count;
                }
            }
        });
    }

    private static void Measure(string name, Action work)
    {
        using Process self = Process.GetCurrentProcess();
        TimeSpan processor = self.TotalProcessorTime;
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        long start = Stopwatch.GetTimestamp();
        work();
        double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        self.Refresh();
        double busy = (self.TotalProcessorTime - processor).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-26} {wall,8:0.00} {Count / wall,10:N0} {Count / busy,28:N0} {(GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)Count,14:N0}"));
    }
}
