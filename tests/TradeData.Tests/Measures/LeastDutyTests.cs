using CsCheck;

namespace TradeData.Tests.Measures;

/// <summary>No quote is lower than its general rate with every unconditional measure.</summary>
public sealed class LeastDutyTests
{
    private static readonly TradeCatalog s_trade = TradeCatalog.Default;

    [Fact]
    public void No_ordinary_offer_at_the_general_rate_is_lower_than_a_plain_computation_says()
    {
        NaiveMeasures naive = new(s_trade);
        TariffLine[] lines = [.. s_trade.TariffLines.Where(static line => line is { Schedule: "US-HTS", Chapter: < 98, Code.Length: >= 8 })];
        TradePartner[] partners = [.. s_trade.TradePartners.Where(static partner => partner.Kind == PartnerKind.Country)];
        DateOnly first = new(2018, 1, 1);
        int compared = 0;
        Gen.Select(Gen.Int[0, lines.Length - 1], Gen.Int[0, partners.Length - 1], Gen.Int[0, 3300]).Sample(
            (line, partner, day) =>
            {
                DateOnly on = first.AddDays(day);
                HsCode code = lines[line].Code!.Value;
                TradePartner origin = partners[partner];
                if (s_trade.Quote(new QuoteRequest { Importer = PartnerCode.Parse("USA"), Origin = origin.Id, Code = code, On = on }) is not Quote.Offered quote)
                {
                    return;
                }
                foreach (Offer offer in quote.Offers)
                {
                    if (offer.Applicable.Programme is null && offer.Questions.IsEmpty && offer.Applicable.Rate.PercentOfValue is { } general && offer.Rate.PercentOfValue is { } paid)
                    {
                        compared++;
                        Assert.True(paid >= naive.LeastPercent(general, quote.Line.Code!.Value.ToString("D"), origin, on), $"{code} {origin.Id} {on:yyyy-MM-dd}: {paid}");
                    }
                }
            },
            iter: 3000, threads: 1);
        Assert.True(compared > 300, $"{compared} offers were compared.");
    }
}
