using System.Globalization;
using TradeData.Runtime;

namespace TradeData.Tests.Questions;

/// <summary>What goods pay: each question is one or two calls.</summary>
public sealed class DutyQuestions
{
    private static readonly TradeCatalog s_trade = TradeCatalog.Default;

    [Theory]
    [InlineData("2021-04-01", "AUS", 25.0)]
    [InlineData("2021-04-01", "USA", 38.5)]
    [InlineData("2021-04-17", "AUS", 25.0)]
    [InlineData("2021-04-17", "USA", 25.0)]
    [InlineData("2026-04-01", "AUS", 20.8)]
    [InlineData("2026-04-01", "USA", 20.8)]
    public void What_does_fresh_beef_from_Australia_or_the_United_States_pay_in_Japan(string day, string origin, decimal percent)
    {
        Quote quote = s_trade.Quote(QuoteRequest.Of("JPN", origin, "0201.30", Day(day)));

        Assert.Equal(percent, Offered(quote).Best!.Rate.PercentOfValue);
    }

    [Theory]
    [InlineData("cptpp-jp-beef", "2018 27.5, 2019 26.6, 2020 25.8, 2021 25, 2022 24.1, 2023 23.3, 2024 22.5, 2025 21.6, 2026 20.8, 2027 20, 2028 18.1, 2029 16.3, 2030 14.5, 2031 12.6, 2032 10.8, 2033 9")]
    [InlineData("usjta-jp-beef", "2020 26.6, 2020 25.8, 2021 25, 2022 24.1, 2023 23.3, 2024 22.5, 2025 21.6, 2026 20.8, 2027 20, 2028 18.1, 2029 16.3, 2030 14.5, 2031 12.6, 2032 10.8, 2033 9")]
    [InlineData("eu-japan-epa-jp-beef", "2019 27.5, 2019 26.7, 2020 25.8, 2021 25, 2022 24.2, 2023 23.3, 2024 22.5, 2025 21.7, 2026 20.8, 2027 20, 2028 18.2, 2029 16.3, 2030 14.5, 2031 12.7, 2032 10.8, 2033 9")]
    public void By_what_path_does_the_duty_on_beef_fall_until_2033(string category, string years)
    {
        StagingCategory path = s_trade.StagingCategories[category];
        IEnumerable<StagedRate> steps = path.Path(s_trade.Agreements[path.Agreement]);

        Assert.Equal(years, string.Join(", ", steps.Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.Effective.From.Year} {RateNumbers.Plain(step.Rate.PercentOfValue!.Value)}"))));
    }

    [Fact]
    public void What_does_a_pork_part_at_300_yen_a_kilogram_from_the_United_States_pay_in_fiscal_2026()
    {
        Quote quote = s_trade.Quote(QuoteRequest.Of("JPN", "USA", "0203.19", Day("2026-06-01"), new Money(300, "JPY"), new Quantity(1, "KGM")));

        Assert.Equal(new Money(54, "JPY"), Assert.IsType<Assessment.Computed>(Offered(quote).Best!.Assessment).Duty);
    }

    [Fact]
    public void What_does_a_ten_digit_line_pay_and_where_does_its_rate_stand()
    {
        Offer general = Offered(s_trade.Quote(QuoteRequest.Of("USA", "JPN", "8703.23.01.10", Day("2025-01-15")))).Best!;
        Offer column2 = Offered(s_trade.Quote(QuoteRequest.Of("USA", "CUB", "8703.23.01.10", Day("2025-01-15")))).Best!;

        Assert.Equal((2.5m, RateColumn.General, "8703.23.01"), (general.Rate.PercentOfValue, general.Applicable.Column, general.Applicable.Row.LineId));
        Assert.Equal((10m, RateColumn.Column2, "8703.23.01"), (column2.Rate.PercentOfValue, column2.Applicable.Column, column2.Applicable.Row.LineId));
    }

    [Theory]
    [InlineData("2019-08-21", 2.5, "The general rate, for goods of every partner.")]
    [InlineData("2025-05-01", 27.5, "9903.94.01, ")]
    [InlineData("2025-10-01", 15, "9903.94.41, ")]
    public void What_does_a_Japanese_car_pay_in_the_United_States_and_why(string day, decimal percent, string reason)
    {
        Quote quote = s_trade.Quote(QuoteRequest.Of("USA", "JPN", "8703.23.01", Day(day)));

        Offer best = Offered(quote).Best!;
        Assert.Equal(percent, best.Rate.PercentOfValue);
        Assert.Contains(best.Explanation, step => step.Text.StartsWith(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void On_which_lines_do_the_United_States_give_Japan_a_preference_and_how_deep_is_it()
    {
        List<Preference> preferences = [.. s_trade.Programmes["JP"].PreferencesOn(Day("2025-01-15"))];

        Assert.Equal(259, preferences.Count);
        Assert.Equal(257, preferences.Count(preference => preference.Line.Chapter < 98));
        Assert.Equal((182, 75), (Goods(rate => rate is DutyRate.Free), Goods(rate => rate is not DutyRate.Free)));
        Assert.Equal(3.2m, preferences.Single(preference => preference.Line.LineId == "0603.12.70.00").Depth);

        int Goods(Func<DutyRate, bool> matches) => preferences.Count(preference => preference.Line.Chapter < 98 && matches(preference.Rate.Rate));
    }

    [Fact]
    public void What_is_the_cheapest_legal_rate_for_Australian_beef_among_all_that_it_can_claim()
    {
        Quote quote = s_trade.Quote(QuoteRequest.Of("JPN", "AUS", "0201.30", Day("2026-04-01")));

        Assert.Equal(
            [
                ("CPTPP", 20.8m, RateConditionKind.Origin),
                ("JAEPA", 24.7m, RateConditionKind.Origin),
                ("everyone", 38.5m, (RateConditionKind?)null),
            ],
            Offered(quote).Offers.Select(offer => (offer.Applicable.Programme?.Id ?? "everyone", offer.Rate.PercentOfValue!.Value, offer.Conditions is [var condition] ? condition.Kind : (RateConditionKind?)null)));
        Assert.StartsWith("The goods originate by the rules of origin of CPTPP", Offered(quote).Best!.Conditions[0].Text, StringComparison.Ordinal);
    }

    private static Quote.Offered Offered(Quote quote) => Assert.IsType<Quote.Offered>(quote);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
