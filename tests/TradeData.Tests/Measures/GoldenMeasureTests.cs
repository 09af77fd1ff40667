using System.Globalization;
using TradeData.Schedules;
using TradeData.Schedules.UnitedStates;
using TradeData.Tests.Schedules.Common;

namespace TradeData.Tests.Measures;

/// <summary>Duties of the United States, computed by hand from the law.</summary>
public sealed class GoldenMeasureTests : IClassFixture<GoldenMeasureTests.Revisions>
{
    /// <summary>
    /// Revisions in full, side by side, each for the days of the edition that is named: the files of revisions that are missing there are those of the one before, which has the same lines.
    /// </summary>
    public sealed class Revisions
    {
        private readonly Lazy<TradeCatalog> _trade = new(() => TradeCatalog.Default.WithSchedules([Read("2025-rev-9", "2025-rev-10"), Read("2025-rev-15", "2025-rev-15"), Read("2025-rev-20", "2025-rev-20"), Read("2026-rev-8", "2026-rev-10")]).Require());

        private static ScheduleImport Read(string file, string edition) => UsHtsImporter.Read(Published.OpenUsHts(file), Published.OptionsFor(UsHtsImporter.Schedule, edition));

        public TradeCatalog Trade => _trade.Value;
    }

    private readonly Revisions _revisions;

    public GoldenMeasureTests(Revisions revisions) => _revisions = revisions;

    [SkippableTheory]
    [InlineData("9503.00.00.71", "CHN", "2025-04-10", "145 %", "9903.01.24,9903.01.63")]
    [InlineData("6403.99.60", "VNM", "2025-04-10", "18.5 %", "9903.01.25")]
    [InlineData("7208", "CAN", "2025-04-10", "25 %", "9903.81.87")]
    [InlineData("7208.10.15", "JPN", "2026-06-20", "50 %", "9903.82.02")]
    [InlineData("0901.21.00", "COL", "2026-06-20", "free", "")]
    [InlineData("6109.10", "GTM", "2026-06-20", "free", "")]
    [InlineData("3004.90.92", "IRL", "2026-06-20", "free", "")]
    [InlineData("0201.30.50", "AUS", "2026-06-20", "free", "")]
    [InlineData("7403.11", "BRA", "2026-06-20", "1 %", "")]
    [InlineData("8703.80.00", "CHN", "2026-06-20", "127.5 %", "9903.91.03,9903.94.01")]
    public void The_best_ordinary_offer_has_every_duty(string code, string origin, string day, string rate, string provisions)
    {
        Offer best = Offered(_revisions.Trade, code, origin, day).Best!;
        Assert.Equal((rate, provisions), (best.Rate.ToString(), string.Join(',', best.Provisions)));
    }

    [SkippableFact]
    public void What_raises_a_duty_raises_it_on_what_is_left_beside_a_content_that_another_measure_is_charged_on()
    {
        Offer best = Offered(_revisions.Trade, "8807.30.00", "JPN", "2025-08-25").Best!;
        Assert.Equal("15 % on the content other than the aluminum content + 50 % on the aluminum content", best.Rate.ToString());
        Offer known = Assert.IsType<Quote.Offered>(_revisions.Trade.Quote(QuoteRequest.Of("USA", "JPN", "8807.30.00", new DateOnly(2025, 8, 25)) with
        {
            Consignment = new Consignment { CustomsValue = new Money(1000, "USD"), PartValues = [new PartValue("the aluminum content", new Money(200, "USD"))] },
        })).Best!;
        // 15 % of 800 and 50 % of 200.
        Assert.Equal(new Money(220, "USD"), Assert.IsType<Assessment.Computed>(known.Assessment).Duty);
    }

    [SkippableFact]
    public void Goods_of_Brazil_in_headings_of_aircraft_are_exempt_only_where_they_are_for_civil_aircraft()
    {
        Quote.Offered quote = Offered(_revisions.Trade, "8807.30.00", "BRA", "2025-08-25");
        Assert.Contains("9903.01.77", quote.Best!.Provisions.Select(provision => provision.ToString()));
        Offer civil = Assert.Single(quote.Offers, offer => offer.Questions is [{ Provision: var provision }] && provision?.ToString() == "9903.01.82");
        Assert.DoesNotContain("9903.01.77", civil.Provisions.Select(provision => provision.ToString()));
    }

    [SkippableFact]
    public void Lines_that_lists_of_derivatives_of_steel_may_have_named_ask_for_it()
    {
        Quote.Offered quote = Offered(_revisions.Trade, "8431.31.00", "DEU", "2025-08-25");
        Assert.DoesNotContain("9903.81.91", quote.Best!.Provisions.Select(provision => provision.ToString()));
        Offer steel = Assert.Single(quote.Offers, offer => offer.Questions is [{ Provision: var provision }] && provision?.ToString() == "9903.81.91");
        Assert.Equal("15 % on the content other than the steel content + 50 % on the steel content", steel.Rate.ToString());
    }

    [Theory]
    [InlineData("2024-06-25", "Are the panels bifacial?")]
    [InlineData("2024-09-24", "Are the panels bifacial, and of a contract made before 2024-05-17 for delivery within 90 days after 2024-06-26?")]
    [InlineData("2024-09-25", null)]
    [InlineData("2025-03-20", null)]
    public void Bifacial_panels_are_exempt_until_the_proclamation_of_2024(string day, string? question)
    {
        DateOnly on = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Measure? exemption = TradeCatalog.Default.Measures.SingleOrDefault(measure => measure.Provisions.Contains(HsCode.Parse("9903.45.29")) && measure.Effective.Contains(on));
        Assert.Equal(question, exemption?.Conditions[0].Question);
    }

    [SkippableFact]
    public void Toys_of_China_pay_14_500_dollars_on_10_000()
    {
        QuoteRequest request = QuoteRequest.Of("USA", "CHN", "9503.00.00.71", new DateOnly(2025, 4, 10), new Money(10_000, "USD"));
        Quote.Offered quote = Assert.IsType<Quote.Offered>(_revisions.Trade.Quote(request));
        Assert.Equal(new Money(14_500, "USD"), Assert.IsType<Assessment.Computed>(quote.Best!.Assessment).Duty);
    }

    [SkippableFact]
    public void Tomatoes_of_Mexico_pay_nothing_under_Section_122_when_the_preference_is_claimed()
    {
        Quote.Offered quote = Offered(_revisions.Trade, "0702.00.20", "MEX", "2026-06-20");
        Assert.Equal(("S", "free", ""), (quote.Best!.Applicable.Programme?.Id, quote.Best.Rate.ToString(), string.Join(',', quote.Best.Provisions)));
    }

    [SkippableFact]
    public void Wine_of_France_pays_nothing_under_Section_122_after_its_end_and_what_came_later_is_said_to_be_unknown()
    {
        Quote.Offered quote = Offered(_revisions.Trade, "2204.21.50", "FRA", "2026-10-01");
        Assert.Equal(("0.063 USD/l", ""), (quote.Best!.Rate.ToString(), string.Join(',', quote.Best.Provisions)));
        Assert.Contains("The quote assumes that no measure changed since 2026-06-08.", quote.Coverage.Assumptions);
        Assert.DoesNotContain(quote.Best.Explanation, step => step.Text.Contains("verified", StringComparison.Ordinal));
        Assert.Equal("9903.03.01", string.Join(',', Offered(_revisions.Trade, "2204.21.50", "FRA", "2026-07-23").Best!.Provisions));
    }

    [Fact]
    public void A_British_car_pays_10_percent_within_the_quota_and_27_and_a_half_beyond_it()
    {
        Quote.Offered quote = Offered(TradeCatalog.Default, "8703.23.01", "GBR", "2025-10-01");
        Offer within = quote.Offers.Single(offer => offer.Questions.Any(question => question.Kind == MeasureConditionKind.Quota));
        Assert.Equal(("10 %", "9903.94.31"), (within.Rate.ToString(), string.Join(',', within.Provisions)));
        Assert.Equal(("27.5 %", "9903.94.01"), (quote.Best!.Rate.ToString(), string.Join(',', quote.Best.Provisions)));
    }

    [Fact]
    public void A_British_truck_pays_50_percent() => Assert.Equal("50 %", Offered(TradeCatalog.Default, "8704.31.01", "GBR", "2025-10-01").Best!.Rate.ToString());

    [SkippableFact]
    public void A_Mexican_car_pays_25_percent_on_its_other_content_with_an_approval()
    {
        Quote.Offered quote = Offered(_revisions.Trade, "8703.23.01", "MEX", "2025-06-01");
        Offer approved = quote.Offers.Single(offer => offer.Applicable.Programme?.Id == "S" && offer.Questions.Any(question => question.Kind == MeasureConditionKind.Approval));
        Assert.Equal("25 % on the non-U.S. content", approved.Rate.ToString());
        Assert.Equal("9903.94.03", string.Join(',', approved.Provisions));
        Offer general = quote.Offers.Single(offer => offer.Applicable.Programme is null && offer.Questions.IsEmpty);
        Assert.Equal(("27.5 %", "9903.94.01"), (general.Rate.ToString(), string.Join(',', general.Provisions)));
    }

    [Theory]
    [InlineData("2019-08-21", "2.5 %", "")]
    [InlineData("2025-05-01", "27.5 %", "9903.94.01")]
    [InlineData("2025-10-01", "15 %", "9903.94.41")]
    public void A_Japanese_car(string day, string rate, string provisions)
    {
        Offer best = Offered(TradeCatalog.Default, "8703.23.01", "JPN", day).Best!;
        Assert.Equal((rate, provisions), (best.Rate.ToString(), string.Join(',', best.Provisions)));
    }

    [SkippableTheory]
    [InlineData(null, "15 %", "9903.02.73")]
    [InlineData("2025-08-25", "18 %", "9903.02.30")]
    public void Soy_sauce_of_Japan_pays_by_the_rule_that_counts_from_that_day_or_by_the_one_known_then(string? knownOn, string rate, string provisions)
    {
        QuoteRequest request = QuoteRequest.Of("USA", "JPN", "2103.10.00", new DateOnly(2025, 8, 20)) with { Options = new QuoteOptions { KnownOn = knownOn is null ? null : Day(knownOn) } };
        Quote.Offered quote = Assert.IsType<Quote.Offered>(_revisions.Trade.Quote(request));
        Offer general = quote.Offers.Single(offer => offer.Applicable.Programme is null && offer.Questions.IsEmpty);
        Assert.Equal((rate, provisions), (general.Rate.ToString(), string.Join(',', general.Provisions)));
    }

    [Fact]
    public void An_importer_without_a_schedule_gets_the_list_of_schedules()
    {
        Quote.NoSchedule quote = Assert.IsType<Quote.NoSchedule>(TradeCatalog.Default.Quote(QuoteRequest.Of("BRA", "JPN", "8703.23", new DateOnly(2026, 1, 1))));
        Assert.Contains("US-HTS", quote.Schedules.Select(schedule => schedule.Id));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Quote.Offered Offered(TradeCatalog trade, string code, string origin, string day) => Assert.IsType<Quote.Offered>(trade.Quote(QuoteRequest.Of("USA", origin, code, Day(day))));
}
