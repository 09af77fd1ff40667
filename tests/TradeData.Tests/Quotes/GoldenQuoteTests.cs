namespace TradeData.Tests.Quotes;

/// <summary>Duties on goods of the talks, by published schedules and rates.</summary>
public sealed class GoldenQuoteTests
{
    private static readonly TradeCatalog s_trade = TradeCatalog.Default;

    [Theory]
    [InlineData("AUS", "2021-04-01", 25.0)]
    [InlineData("USA", "2021-04-01", 38.5)]
    [InlineData("AUS", "2021-04-17", 25.0)]
    [InlineData("USA", "2021-04-17", 25.0)]
    [InlineData("AUS", "2026-04-01", 20.8)]
    [InlineData("USA", "2026-04-01", 20.8)]
    [InlineData("USA", "2019-12-31", 38.5)]
    [InlineData("USA", "2020-01-01", 26.6)]
    [InlineData("FRA", "2025-04-01", 21.7)]
    [InlineData("AUS", "2025-04-01", 21.6)]
    [InlineData("BRA", "2026-04-01", 38.5)]
    [InlineData("AUS", "2033-05-01", 9.0)]
    public void Fresh_beef_into_Japan(string origin, string day, decimal percent)
    {
        DateOnly on = Day(day);
        Quote.Offered quote = Offered(QuoteRequest.Of("JPN", origin, "0201.30", on));
        Assert.Equal(Rate.Percent(percent), quote.Best!.Rate.WithoutRaw());
        TariffLine line = s_trade.TariffLines.FindAsOf("JP-TARIFF", "0201.30", on)!;
        Assert.Equal(Rate.Percent(percent), line.RateFor(s_trade.TradePartners[origin], on)!.WithoutRaw());
    }

    [Fact]
    public void The_safeguard_of_2021_is_a_reason_of_its_own()
    {
        Quote.Offered quote = Offered(QuoteRequest.Of("JPN", "USA", "0201.30", Day("2021-04-01")));
        Offer agreement = quote.Offers.Single(offer => offer.Applicable.Programme?.Id == "USJTA");
        Assert.Equal(Rate.Percent(38.5m), agreement.Rate.WithoutRaw());
        Assert.Equal("usjta-jp-beef", agreement.Applicable.Safeguard?.Id);
        Assert.Contains(agreement.Explanation, step => step is { Subject: ExplanationSubject.Safeguard, Text: "The safeguard usjta-jp-beef is applied: from 2021-03-18 until before 2021-04-17, set off by imports of 242,229 TNE." });
    }

    [Theory]
    [InlineData("0203.19")]
    [InlineData("0203.19.024")]
    public void A_pork_part_at_300_yen_a_kilogram_from_the_United_States_in_fiscal_2026_pays_54_yen(string code)
    {
        Quote.Offered quote = Offered(QuoteRequest.Of("JPN", "USA", code, Day("2026-06-01"), new Money(300, "JPY"), new Quantity(1, "KGM")));
        Assert.Equal(new Money(54, "JPY"), Assert.IsType<Assessment.Computed>(quote.Best!.Assessment).Duty);
        Assert.Equal("USJTA", quote.Best.Applicable.Programme?.Id);
        Assert.Contains("524 × 1.002 − 300 = 225.048 JPY/kg.", quote.Best.Explanation.Select(step => step.Text));
    }

    [Theory]
    [InlineData("2019-08-21", 2.5, "")]
    [InlineData("2025-05-01", 27.5, "9903.94.01")]
    [InlineData("2025-10-01", 15, "9903.94.41")]
    public void A_Japanese_car_into_the_United_States(string day, decimal percent, string overlays)
    {
        Quote.Offered quote = Offered(QuoteRequest.Of("USA", "JPN", "8703.23.01", Day(day), new Money(30_000, "USD")));
        Assert.Equal(Rate.Percent(percent), quote.Best!.Rate.WithoutRaw());
        Assert.Equal(overlays, string.Join(',', quote.Best.Provisions));
        Assert.Equal(300 * percent, Assert.IsType<Assessment.Computed>(quote.Best.Assessment).Duty.Amount);
        Assert.Equal(percent, Assert.IsType<Assessment.Computed>(quote.Best.Assessment).AdValoremEquivalent?.Value);
    }

    [Fact]
    public void A_car_of_October_2025_says_why_it_pays_15_percent()
    {
        Quote.Offered quote = Offered(QuoteRequest.Of("USA", "JPN", "8703.23.01", Day("2025-10-01"), new Money(30_000, "USD")));
        Assert.Equal(
            [
                "9903.94.41, Section 232 of the Trade Expansion Act of 1962 (Passenger vehicles and light trucks): the line's own duty (2.5 %) and this one come to 15 % together. By goods 8703.23.01 of the list us-232-autos, part 1; note 33(k), (n) and (s); document 2025-17908.",
                "9903.01.25, International Emergency Economic Powers Act (Reciprocal tariffs), does not apply: 9903.94.41 excludes it.",
                "9903.02.73, International Emergency Economic Powers Act (Reciprocal tariffs), does not apply: 9903.94.41 excludes it.",
                "9903.94.01, Section 232 of the Trade Expansion Act of 1962 (Passenger vehicles and light trucks), does not apply: 9903.94.41 excludes it.",
            ],
            quote.Best!.Explanation.Where(step => step.Subject == ExplanationSubject.Measure).Select(step => step.Text));
    }

    [Fact]
    public void A_ten_digit_code_pays_by_its_eight_digit_line_in_each_column()
    {
        DateOnly on = Day("2025-01-15");
        TariffLine line = s_trade.TariffLines.FindAsOf("US-HTS", "8703.23.01.10", on)!;
        Assert.Empty(line.Rates);
        Offer general = Offered(QuoteRequest.Of("USA", "JPN", "8703.23.01.10", on)).Best!;
        Assert.Equal((Rate.Percent(2.5m), "8703.23.01"), (general.Rate.WithoutRaw(), general.Applicable.Row.LineId));
        Offer column2 = Offered(QuoteRequest.Of("USA", "CUB", "8703.23.01.10", on)).Best!;
        Assert.Equal((Rate.Percent(10), "8703.23.01", RateColumn.Column2), (column2.Rate.WithoutRaw(), column2.Applicable.Row.LineId, column2.Applicable.Column));
    }

    [Theory]
    [InlineData("8703.23.01", 10, 35)]
    [InlineData("8703.22.01", 10, 10)]
    public void Russian_goods_pay_the_rates_of_column_2_and_35_percent_where_chapter_99_lists_them(string code, decimal column2, decimal paid)
    {
        Offer best = Offered(QuoteRequest.Of("USA", "RUS", code, Day("2025-02-01"))).Best!;
        Assert.Equal((Rate.Percent(column2), RateColumn.Column2, Rate.Percent(paid)), (best.Applicable.Rate.WithoutRaw(), best.Applicable.Column, best.Rate.WithoutRaw()));
        Assert.Equal(RateColumn.General, Offered(QuoteRequest.Of("USA", "RUS", code, Day("2022-04-08"))).Best!.Applicable.Column);
    }

    [Fact]
    public void An_orange_pays_by_the_season()
    {
        Assert.Equal(Rate.Percent(16), Everyones("2026-07-01").Rate.WithoutRaw());
        Assert.Equal(Rate.Percent(32), Everyones("2027-01-15").Rate.WithoutRaw());
        static Offer Everyones(string day) => Offered(QuoteRequest.Of("JPN", "ZAF", "0805.10", Day(day))).Offers.Single(offer => offer.Applicable.Programme is null);
    }

    [Fact]
    public void Within_and_beyond_a_quota_are_two_offers()
    {
        Quote.Offered quote = Offered(QuoteRequest.Of("JPN", "USA", "0406.30", Day("2026-04-01")));
        Offer within = quote.Offers.Single(offer => offer.Applicable is { Programme.Id: "USJTA", QuotaSide: QuotaSide.InQuota });
        Offer beyond = quote.Offers.Single(offer => offer.Applicable is { Programme.Id: "USJTA", QuotaSide: QuotaSide.OutQuota });
        Assert.Equal((Rate.Percent(7.2m), Rate.Percent(40)), (within.Rate.WithoutRaw(), beyond.Rate.WithoutRaw()));
        Assert.Equal("usjta-jp-processed-cheese", within.Applicable.Quota?.Id);
        Assert.Contains(within.Conditions, condition => condition.Kind == RateConditionKind.Quota);
        Assert.DoesNotContain(beyond.Conditions, condition => condition.Kind == RateConditionKind.Quota);
        Assert.NotEqual(within, quote.Best);
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static Quote.Offered Offered(QuoteRequest request) => Assert.IsType<Quote.Offered>(s_trade.Quote(request));
}
