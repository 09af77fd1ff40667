using TradeData.Runtime;
using TradeData.Schedules;
using TradeData.Tests.Schedules.Common;

namespace TradeData.Tests.Performance;

/// <summary>The allocation of one of many quotes without its explanation.</summary>
public sealed class QuoteAllocationTests
{
    private const int Count = 10_000;
    private const int Seed = 20_251_115;
    private const int Most = 1250;

    [SkippableFact]
    public void Quotes_of_mixed_shipments_on_a_whole_schedule_allocate_some_one_kilobyte_each()
    {
        TradeCatalog trade = TradeCatalog.Default.WithSchedules([Published.UsHts("2025-rev-32")]).Require();
        QuoteRequest[] requests = Mixed(trade);
        // What lines and origins have in common is worked out once, and kept.
        Quote(trade, requests);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Quote[] quotes = Quote(trade, requests);
        long each = (GC.GetAllocatedBytesForCurrentThread() - before) / Count;
        Assert.InRange(each, 1, Most);
        Assert.True(quotes.OfType<Quote.Offered>().Count() > 0.99 * Count);
        Assert.All(quotes.OfType<Quote.Offered>().Take(100), static quote => Assert.All(quote.Offers, static offer => Assert.NotEmpty(offer.Explanation)));
    }

    private static Quote[] Quote(TradeCatalog trade, QuoteRequest[] requests) => Array.ConvertAll(requests, trade.Quote);

    private static QuoteRequest[] Mixed(TradeCatalog trade)
    {
        Random random = new(Seed);
        DateOnly first = new(2025, 11, 15);
        HsCode[] codes = [.. trade.TariffLines.AsOf(first).Where(static line => line is { Schedule: "US-HTS", Chapter: < 98, Code.Length: >= 8 }).Select(static line => line.Code!.Value)];
        PartnerCode[] origins = [.. trade.TradePartners.Where(static partner => partner.Kind == PartnerKind.Country).Select(static partner => partner.Id)];
        return [.. Enumerable.Range(0, Count).Select(_ => new QuoteRequest
        {
            Importer = PartnerCode.Parse("USA"),
            Origin = origins[random.Next(origins.Length)],
            Code = codes[random.Next(codes.Length)],
            On = first.AddDays(random.Next(47)),
            Consignment = Consignment.Of(new Money(random.Next(1_000, 1_000_000), "USD"), new Quantity(random.Next(1, 50_000), "KGM"), new Quantity(random.Next(1, 5_000), "C62")),
        })];
    }
}
