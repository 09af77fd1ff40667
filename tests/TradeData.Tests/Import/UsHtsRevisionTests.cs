using TradeData.Import;

namespace TradeData.Tests.Import;

/// <summary>The published revisions, whole.</summary>
public sealed class UsHtsRevisionTests
{
    [SkippableFact]
    public void An_imported_revision_answers_quotes_and_says_where_the_rate_comes_from()
    {
        TradeCatalog trade = TradeCatalog.Default.WithSchedules([Published.UsHts("2025-basic")]).Require();
        Quote.Offered quote = Assert.IsType<Quote.Offered>(trade.Quote(QuoteRequest.Of("USA", "JPN", "8703.23.01.10", new DateOnly(2025, 1, 10))));
        Assert.Equal("2.5 %", quote.Best!.Rate.ToString());
        Assert.Equal("8703.23.01", quote.Best.Applicable.Row.LineId);
        Quote.Offered column2 = Assert.IsType<Quote.Offered>(trade.Quote(QuoteRequest.Of("USA", "RUS", "8703.23.01.10", new DateOnly(2025, 1, 10))));
        Assert.Equal(("10 %", "8703.23.01"), (column2.Best!.Rate.ToString(), column2.Best.Applicable.Row.LineId));
    }
}
