using TradeData.Runtime;

namespace TradeData.Tests.Staging;

/// <summary>Paths of duties of an agreement of these tests: each step with its days and its arithmetic.</summary>
public sealed class StagingPathTests
{
    private static readonly PartnerCode s_importer = PartnerCode.Parse("JPN");
    private static readonly PartnerCode s_original = PartnerCode.Parse("AUS");
    private static readonly PartnerCode s_late = PartnerCode.Parse("GBR");

    private static Agreement Agreement(LateJoiner? joiner = null, Rounding? rounding = null, DateOnly? inForce = null) => TradeCatalog.Default.Agreements["cptpp"] with
    {
        Id = "test",
        Parties =
        [
            new AgreementParty { Partner = s_original, InForce = new(2020, 2, 1) },
            new AgreementParty { Partner = s_importer, InForce = inForce ?? new(2020, 2, 1), Staging = new StagingRules { StageDate = new MonthDay(4, 1), YearOne = YearOne.UntilStageDate, LateJoiner = joiner, Rounding = rounding } },
            new AgreementParty { Partner = s_late, InForce = new(2022, 6, 1) },
            new AgreementParty { Partner = PartnerCode.Parse("CHL") },
        ],
    };

    private static StagingCategory Category(Interpolation interpolation, StagingTerminal terminal, params StagingStep[] steps) => new()
    {
        Id = "path",
        Agreement = "test",
        Party = s_importer,
        Code = "B",
        Steps = steps.ToValueList(),
        Interpolation = interpolation,
        Terminal = terminal,
    };

    private static StagingStep Stated(int year, decimal percent) => new() { Year = year, Rate = new Percent(percent) };

    private static StagingStep Share(int year, decimal fraction) => new() { Year = year, Fraction = fraction };

    private static string[] Lines(IEnumerable<StagedRate> path) => [.. path.Select(static step => $"{step.Effective.From:yyyy-MM-dd}/{step.Effective.To:yyyy-MM-dd} {step.Arithmetic}")];

    [Fact]
    public void A_stated_path_that_ends_free_has_one_year_more_without_an_end() => Assert.Equal(
        [
            "2020-02-01/2020-04-01 Year 1: stated as 10 %: 10 %.",
            "2020-04-01/2021-04-01 Year 2: stated as 10 %: 10 %.",
            "2021-04-01/2022-04-01 Year 3: stated as 4 %: 4 %.",
            "2022-04-01/ Year 4: free after the last step: free.",
        ],
        Lines(Category(Interpolation.Hold, StagingTerminal.Free, Stated(1, 10), Stated(3, 4)).Path(Agreement())));

    [Fact]
    public void A_path_that_holds_ends_with_its_last_step() => Assert.Equal(
        ["2020-02-01/2020-04-01 Year 1: stated as 10 %: 10 %.", "2020-04-01/ Year 2: stated as 4 %: 4 %."],
        Lines(Category(Interpolation.Hold, StagingTerminal.Hold, Stated(1, 10), Stated(2, 4)).Path(Agreement())));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_path_whose_last_step_is_free_has_no_year_more(bool isShare)
    {
        StagingStep last = isShare ? Share(2, 0) : Stated(2, 0);
        StagingStep first = isShare ? Share(1, 0.5m) : Stated(1, 10);
        Assert.Equal([1, 2], Category(Interpolation.Hold, StagingTerminal.Free, first, last).Path(Agreement(), Rate.Percent(20)).Select(static step => step.Year));
    }

    [Fact]
    public void A_path_that_begins_in_year_two_has_nothing_before() => Assert.Equal(
        [2, 3], Category(Interpolation.Hold, StagingTerminal.Hold, Stated(2, 10), Stated(3, 4)).Path(Agreement()).Select(static step => step.Year));

    [Fact]
    public void Shares_of_a_base_rate_tell_it_and_how_they_were_rounded()
    {
        Agreement agreement = Agreement(rounding: new Rounding { Mode = RoundingMode.HalfUp, Digits = 1 });
        StagingCategory path = Category(Interpolation.Linear, StagingTerminal.Free, Share(0, 1), Share(3, 0));
        Assert.Equal(
            [
                "2020-02-01/2020-04-01 Year 1: step 1 of 3 from 1 in year 0 to 0 of the base rate in year 3, base rate 5 %, rounded to 1 decimal: 3.3 %.",
                "2020-04-01/2021-04-01 Year 2: step 2 of 3 from 1 in year 0 to 0 of the base rate in year 3, base rate 5 %, rounded to 1 decimal: 1.7 %.",
                "2021-04-01/ Year 3: 0 of the base rate, base rate 5 %, rounded to 1 decimal: free.",
            ],
            Lines(path.Path(agreement, Rate.Percent(5))));
        Assert.Equal("Year 3: 0 of the base rate: free.", path.RateIn(3)!.Arithmetic);
        Assert.Equal("Year 1: 0.5 of the base rate, base rate 5 %: 2.5 %.", Category(Interpolation.Hold, StagingTerminal.Hold, Share(1, 0.5m)).RateIn(1, Rate.Percent(5))!.Arithmetic);
    }

    [Theory]
    [InlineData(RoundingMode.Truncate, 2, "Year 2: step 1 of 3 from 10 % in year 1 to 5 % in year 4 = 8.333333 %, cut off to 2 decimals: 8.33 %.")]
    [InlineData(RoundingMode.HalfUp, 0, "Year 2: step 1 of 3 from 10 % in year 1 to 5 % in year 4 = 8.333333 %, rounded to 0 decimals: 8 %.")]
    public void Interpolated_rates_are_rounded_once(RoundingMode mode, int digits, string arithmetic)
    {
        StagingCategory path = Category(Interpolation.Linear, StagingTerminal.Hold, Stated(1, 10), Stated(4, 5));
        Assert.Equal(arithmetic, path.RateIn(2, null, new Rounding { Mode = mode, Digits = digits })!.Arithmetic);
        Assert.Equal("Year 4: stated as 5 %: 5 %.", path.RateIn(4, null, new Rounding { Mode = mode, Digits = digits })!.Arithmetic);
        Assert.Equal("Year 9: stated as 5 %: 5 %.", path.RateIn(9)!.Arithmetic);
        Assert.Null(path.RateIn(0));
    }

    [Fact]
    public void A_share_between_a_share_and_a_stated_rate_stays_as_it_is() =>
        Assert.Equal("Year 2: 0.5 of the base rate, base rate 8 %: 4 %.", Category(Interpolation.Linear, StagingTerminal.Hold, Share(1, 0.5m), Stated(3, 1)).RateIn(2, Rate.Percent(8))!.Arithmetic);

    [Fact]
    public void A_share_keeps_what_a_percentage_is_on_and_money_has_two_digits_more()
    {
        StagingCategory half = Category(Interpolation.Hold, StagingTerminal.Hold, Share(1, 0.5m));
        Assert.Equal(Rate.Percent(3.2m, "the case"), half.RateIn(1, Rate.Percent(6.3m, "the case"), new Rounding { Mode = RoundingMode.HalfUp, Digits = 1 })!.Rate);
        Assert.Equal(Rate.Dollars(0.017m, "KGM"), half.RateIn(1, Rate.Dollars(0.0347m, "KGM"), new Rounding { Mode = RoundingMode.Truncate, Digits = 1 })!.Rate);
        Assert.Equal(Rate.Dollars(0.01735m, "KGM"), half.RateIn(1, Rate.Dollars(0.0347m, "KGM"))!.Rate);
        Assert.Equal(Rate.Free, half.RateIn(1, Rate.Free)!.Rate);
        Assert.Null(half.RateIn(1, Rate.Sum(Rate.Percent(1), Rate.Greater(Rate.Percent(1), Rate.Percent(2)))));
    }

    [Theory]
    [InlineData(null, "GBR", 3)]
    [InlineData(LateJoiner.CurrentStep, "GBR", 3)]
    [InlineData(LateJoiner.FirstStep, "GBR", 1)]
    [InlineData(LateJoiner.FirstStep, "AUS", 3)]
    [InlineData(LateJoiner.FirstStep, "CHL", 3)]
    [InlineData(LateJoiner.FirstStep, "USA", 3)]
    [InlineData(LateJoiner.FirstStep, null, 3)]
    public void A_party_that_joined_later_begins_where_the_agreement_says(LateJoiner? joiner, string? partner, int year)
    {
        StagingCategory path = Category(Interpolation.Hold, StagingTerminal.Hold, Stated(1, 10), Stated(2, 8), Stated(3, 6), Stated(4, 4));
        PartnerCode? origin = partner is null ? null : PartnerCode.Parse(partner);
        Assert.Equal(year, path.RateOn(Agreement(joiner), new DateOnly(2022, 6, 1), null, origin)?.Year + (year == 3 ? -1 : 0));
        Assert.Equal(joiner == LateJoiner.FirstStep && partner == "GBR" ? new DateOnly(2022, 6, 1) : new(2020, 2, 1), path.Path(Agreement(joiner), null, origin).First().Effective.From);
    }

    [Fact]
    public void A_partner_that_was_there_before_the_importer_has_the_importers_years()
    {
        StagingCategory path = Category(Interpolation.Hold, StagingTerminal.Hold, Stated(1, 10), Stated(2, 8));
        Assert.Equal(new DateOnly(2021, 5, 1), path.Path(Agreement(LateJoiner.FirstStep, null, new DateOnly(2021, 5, 1)), null, s_original).First().Effective.From);
        Assert.Equal(new DateOnly(2020, 2, 1), path.Path(Agreement(LateJoiner.FirstStep), null, s_original).First().Effective.From);
    }

    [Fact]
    public void Without_the_importers_calendar_there_is_no_path()
    {
        Agreement agreement = Agreement() with { Parties = [new AgreementParty { Partner = s_importer, InForce = new(2020, 2, 1) }, new AgreementParty { Partner = s_original, InForce = new(2020, 2, 1) }] };
        StagingCategory path = Category(Interpolation.Hold, StagingTerminal.Hold, Stated(1, 10));
        Assert.Empty(path.Path(agreement));
        Assert.Null(path.RateOn(agreement, new DateOnly(2020, 3, 1)));
        Assert.Equal("The category path belongs to test, not to cptpp. (Parameter 'agreement')", Assert.Throws<ArgumentException>(() => path.RateOn(TradeCatalog.Default.Agreements["cptpp"], new DateOnly(2020, 3, 1))).Message);
    }

    [Fact]
    public void A_year_begins_on_its_stage_date_and_not_a_day_earlier()
    {
        StagingRules rules = new() { StageDate = new MonthDay(4, 1), YearOne = YearOne.UntilStageDate };
        DateOnly start = new(2020, 4, 1);
        Assert.Equal([0, 1, 1, 2, 2, 3, 5], new[] { new DateOnly(2020, 3, 31), start, new(2021, 3, 31), new(2021, 4, 1), new(2022, 3, 31), new(2022, 4, 1), new(2024, 12, 31) }.Select(day => rules.YearOn(start, day)));
        Assert.Equal([new DateOnly(2020, 4, 1), new(2021, 4, 1), new(2024, 4, 1)], new[] { 1, 2, 5 }.Select(year => rules.FirstDayOf(start, year)));
        Assert.Equal(4, rules.YearOn(start, new DateOnly(2024, 3, 31)));
        Assert.Throws<ArgumentOutOfRangeException>(() => rules.FirstDayOf(start, 0));
    }
}
