using TradeData.Runtime;

namespace TradeData.Tests.Quotes;

/// <summary>The SDK's questions with codes as people write them.</summary>
public sealed class FrontDoorTests
{
    private static readonly TradeCatalog s_trade = TradeCatalog.Default;
    private static readonly DateOnly s_seedTalks = new(2019, 8, 21);

    [Theory]
    [InlineData("USA", "JPN", "8703.23.01")]
    [InlineData("us", "jp", "87032301")]
    [InlineData("United States", "Japan", " 8703 23 01 ")]
    [InlineData("USA", "JPN", "8703-23-01")]
    public void A_quote_is_asked_in_one_line(string importer, string origin, string code)
    {
        Quote.Offered quote = Assert.IsType<Quote.Offered>(s_trade.Quote(importer, origin, code, s_seedTalks, 30_000m));

        Assert.Equal("8703.23.01", quote.Line.Code.ToString());
        Assert.Equal(new Money(750, "USD"), Assert.IsType<Assessment.Computed>(quote.Best!.Assessment).Duty);
    }

    [Fact]
    public void An_invalid_partner_or_code_is_rejected()
    {
        Assert.StartsWith("The catalog has no trade partner \"Atlantis\".", Assert.Throws<ArgumentException>("origin", () => s_trade.Quote("USA", "Atlantis", "8703", s_seedTalks)).Message, StringComparison.Ordinal);
        Assert.StartsWith("\"cars\" is not a code of goods.", Assert.Throws<ArgumentException>(() => s_trade.Quote("USA", "JPN", "cars", s_seedTalks)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => s_trade.Quote("USA", "JPN", "87032301000000", s_seedTalks));
        Assert.Throws<ArgumentException>(() => s_trade.Find("USA", "", s_seedTalks));
    }

    [Theory]
    [InlineData("USA", "8703.23.01", "8703.23.01")]
    [InlineData("US-HTS", "8703 23 01", "8703.23.01")]
    [InlineData("Japan", "020130", "0201.30")]
    [InlineData("JPN", "9999", null)]
    public void A_line_is_found_by_its_importer_and_code(string importer, string code, string? lineId) =>
        Assert.Equal(lineId, s_trade.Find(importer, code, new DateOnly(2021, 4, 1))?.LineId ?? (lineId is null ? null : s_trade.Find(importer, code, s_seedTalks)?.LineId));

    [Fact]
    public void An_importer_without_a_schedule_gets_the_list_of_schedules()
    {
        UnknownScheduleException unknown = Assert.Throws<UnknownScheduleException>(() => s_trade.Find("BRA", "0201.30", s_seedTalks));

        Assert.Equal("BRA", unknown.Importer);
        Assert.Contains("JP-TARIFF", unknown.Known);
        Assert.Contains("US-HTS", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Origins_are_compared_the_cheapest_first()
    {
        ValueList<ComparedOrigin> compared = s_trade.Compare("JPN", "0201.30", new DateOnly(2021, 4, 1), 1_000_000m, "USA", "AUS", "CAN");

        Assert.Equal(["AUS", "CAN", "USA"], compared.Select(origin => origin.Origin.Id.ToString()));
        Assert.Equal([250_000m, 250_000m, 385_000m], compared.Select(origin => Assert.IsType<Assessment.Computed>(origin.Best!.Assessment).Duty.Amount));
    }

    [Fact]
    public void The_rates_of_a_line_are_listed_over_its_editions()
    {
        ValueList<RatePeriod> history = s_trade.RateHistory("JPN", "0201.30");

        Assert.True(history.Count > 3);
        Assert.Equal(history.OrderBy(period => period.From), history);
        for (int i = 0; i + 1 < history.Count; i++)
        {
            Assert.True(history[i].To is { } end && end <= history[i + 1].From);
        }
        RatePeriod now = history.Last(period => period.From <= new DateOnly(2021, 4, 1));
        Assert.Equal("25 %", now.Rates.Single(rate => rate.Programme == "CPTPP").Rate.ToString());
        Assert.Empty(s_trade.RateHistory("JPN", "9999"));
    }

    [Fact]
    public async Task Many_requests_are_answered_in_their_order()
    {
        QuoteRequest[] requests = [.. Enumerable.Range(0, 3000).Select(i => QuoteRequest.Of("JPN", i % 2 == 0 ? "AUS" : "USA", i % 3 == 0 ? "0201.30" : "0203.29.022", new DateOnly(2021, 4, 1)))];
        Quote[] answers = new Quote[requests.Length];
        s_trade.QuoteAll(requests, answers);
        List<Quote> streamed = [];
        await foreach (Quote quote in s_trade.QuoteAll(Stream(requests)))
        {
            streamed.Add(quote);
        }

        Assert.Equal(requests, answers.Select(answer => answer.Request));
        Assert.Equal(answers, streamed);
        Assert.All(answers.Distinct(), answer => Assert.Equal(s_trade.Quote(answer.Request), answer));
        Assert.Throws<ArgumentException>(() => s_trade.QuoteAll(requests, new Quote[1]));
    }

    private static async IAsyncEnumerable<QuoteRequest> Stream(IEnumerable<QuoteRequest> requests)
    {
        foreach (QuoteRequest request in requests)
        {
            await Task.CompletedTask;
            yield return request;
        }
    }
}
