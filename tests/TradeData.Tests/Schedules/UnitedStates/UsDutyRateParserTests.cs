using TradeData.Schedules.UnitedStates;
using TradeData.TestSupport;
using TradeData.Tests.Rates;

namespace TradeData.Tests.Schedules.UnitedStates;

public sealed class UsDutyRateParserTests
{
    public static TheoryData<string, DutyRate> Understood => new()
    {
        { "Free", Rate.Free },
        { "2.5%", Rate.Percent(2.5m) },
        { "33 1/3%", Rate.Percent(100m / 3) },
        { "4.4¢/kg", Rate.Dollars(0.044m, "KGM") },
        { "$1.035/kg", Rate.Dollars(1.035m, "KGM") },
        { "$1.90 each", Rate.Dollars(1.90m, "C62") },
        { "2.8¢/doz.", Rate.Dollars(0.028m, "DZN") },
        { "22.1¢/pf. liter", Rate.Dollars(0.221m, "PFL") },
        { "22.1¢/pf.liter", Rate.Dollars(0.221m, "PFL") },
        { "18.5¢/ liter", Rate.Dollars(0.185m, "LTR") },
        { "20¢/1,000", Rate.Dollars(0.20m, "C62", 1000) },
        { "$6/1000", Rate.Dollars(6, "C62", 1000) },
        { "$1.13/m<sup>3</sup>", Rate.Dollars(1.13m, "MTQ") },
        { "14.5¢/m<sup>2 </sup>+ 0.4%", Rate.Sum(Rate.Dollars(0.145m, "MTK"), Rate.Percent(0.4m)) },
        { "2.5% <u></u>", Rate.Percent(2.5m) },
        { "1.4¢/kg + 8.5%", Rate.Sum(Rate.Dollars(0.014m, "KGM"), Rate.Percent(8.5m)) },
        { "46.3¢/kg +15%", Rate.Sum(Rate.Dollars(0.463m, "KGM"), Rate.Percent(15)) },
        { "36¢ each + 5.6% + 2¢/jewel", Rate.Sum(Rate.Dollars(0.36m, "C62"), Rate.Percent(5.6m), Rate.Dollars(0.02m, "JWL")) },
        { "5¢/line/ gross + 4.6%", Rate.Sum(Rate.Dollars(0.05m, "GRLN"), Rate.Percent(4.6m)) },
        { "20¢/thou- sand + 6%", Rate.Sum(Rate.Dollars(0.20m, "C62", 1000), Rate.Percent(6)) },
        { "2.5% on the value of the lead content", Rate.Percent(2.5m, "the value of the lead content") },
        { "5.9¢/kg on drained weight", Rate.Dollars(0.059m, "DRKG") },
        { "3.6606¢/kg of total sugars", Rate.Dollars(0.036606m, "SUKG") },
        { "17.8¢/kg on molybdenum content", Rate.Dollars(0.178m, "KGM", basis: "molybdenum content") },
        { "$6.60/t, including weight of container", Rate.Dollars(6.60m, "TNE", basis: "including weight of container") },
        { "86.1¢/m<sup>2</sup>of recording surface", Rate.Dollars(0.861m, "MTK", basis: "recording surface") },
        { "10¢/1,000 pins + 3.5%", Rate.Sum(Rate.Dollars(0.10m, "C62", 1000, "pins"), Rate.Percent(3.5m)) },
        { "50 percent of the cost of such parts", Rate.Percent(50, "the cost of such parts") },
        { "Free, under bond", new DutyRate.Free { Condition = "under bond" } },
        { "Free (See U.S. note 4 of this subchapter)", new DutyRate.Free { Condition = "See U.S. note 4 of this subchapter" } },
        { "No change", new DutyRate.NoChange() },
        { "no change.", new DutyRate.NoChange() },
        { "No additional duty", new DutyRate.NoChange() },
        { "The duty provided in the applicable subheading", Rate.Own() },
        { "The duty provided in the applicable subheading + 25%.", Rate.Own(25) },
        { "The duty provided inthe applicable subheading+ 25%", Rate.Own(25) },
        { "The duty provided in the applicable subheading plus 7.5%", Rate.Own(7.5m) },
        { "The duty provided in the applicable subheading + a duty of 84%", Rate.Own(84) },
        { "The duty rate provided in such subheading minus 0.5%", Rate.Own(-0.5m) },
        { "The rate of duty appli- cable to that article in the set subject to the high- est rate of duty", Rate.Own() },
        { "The rate applicable to the natural juice in heading 2009", Rate.See("2009") },
        { "See 9822.04.05", Rate.See("9822.04.05") },
        { "See 9919.04.10, 99.19.04.14", Rate.See("9919.04.10", "9919.04.14") },
    };

    public static TheoryData<string, string> NotUnderstood => new()
    {
        { ":", "Not understood: \":\"." },
        { "37% /", "Not understood: \"/\"." },
        { "5% off", "Not understood: \"off\"." },
        { "Free of charge", "Not understood: \"of charge\"." },
        { "12", "Not understood: \"12\"." },
        { "$/kg", "Not understood: \"$/kg\"." },
        { "4¢/furlong", "Not understood: \"furlong\"." },
        { "20000%", "A percentage above 10,000 is not plausible." },
        { "See additional U.S. note 3", "It refers to a note of the schedule." },
        { "A duty upon the value of the repairs or alterations (see U.S. note 3 of this subchapter)", "It says on what value the duty of another line is taken." },
        { "The rate applicable in the absence of this subheading on the cost of such parts", "It says on what value the duty of another line is taken." },
        {
            "6% + 2.3¢/jewel + 0.2¢ for each other piece or part, but if consisting in part of a plate or a set of plates the total duty shall not exceed the duty for the complete movement",
            "It has a ceiling that holds under a condition."
        },
    };

    [Theory]
    [MemberData(nameof(Understood))]
    public void A_rate_is_read_as_what_it_says_and_keeps_its_text(string text, DutyRate expected)
    {
        Assert.True(UsDutyRateParser.TryParse(text, out DutyRate? rate));
        Assert.Equal(expected, rate.WithoutRaw());
        Assert.Equal(text, rate.RawText);
    }

    [Theory]
    [MemberData(nameof(NotUnderstood))]
    public void Unparsed_rates_have_a_reason_and_no_amount(string text, string reason)
    {
        Assert.False(UsDutyRateParser.TryParse(text, out DutyRate? rate));
        Assert.Equal(Rate.Unparsed(text, reason), rate);
        Assert.Null(rate!.PercentOfValue);
    }

    [Fact]
    public void The_duty_of_the_line_and_a_duty_on_a_part_of_the_good_are_added_up()
    {
        DutyRate? rate = UsDutyRateParser.Parse("The duty provided in the applicable subheading + a duty of 50% upon the value of the steel content.");
        Assert.Equal(Rate.Sum(Rate.Own(), Rate.Percent(50, "the value of the steel content")), rate!.WithoutRaw());
    }

    [Fact]
    public void Sugar_is_read_with_its_degrees_and_its_floor()
    {
        DutyRate? rate = UsDutyRateParser.Parse(
            "6.58170¢/kg less 0.0622005¢ /kg for each degree under 100 degrees (and fractions of a degree in proportion) but not less than 5.031562¢ /kg");
        Assert.Equal(new DutyRate.Bounded { Inner = Rate.Degrees(0.065817m, 0.000622005m), Min = Rate.Dollars(0.05031562m, "KGM") }, rate!.WithoutRaw());
    }

    [Fact]
    public void A_span_of_lines_is_not_its_two_ends()
    {
        DutyRate.Reference reference = Assert.IsType<DutyRate.Reference>(UsDutyRateParser.Parse("See 9919.04.40, 9919.04.41-9919.04.42"));
        Assert.Equal([HsCode.Parse("9919.04.40")], reference.Targets);
        Assert.Equal([new CodeSpan { From = HsCode.Parse("9919.04.41"), To = HsCode.Parse("9919.04.42") }], reference.Spans);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\u00A0\n")]
    [InlineData(null)]
    public void A_blank_cell_has_no_rate_at_all(string? text)
    {
        Assert.Null(UsDutyRateParser.Parse(text));
        Assert.False(UsDutyRateParser.TryParse(text, out _));
    }

    [Fact]
    public void A_text_that_is_too_long_is_kept_up_to_the_limit()
    {
        string text = new string('9', 1999) + "😀" + new string('%', 5000);
        DutyRate.Unparsed rate = Assert.IsType<DutyRate.Unparsed>(UsDutyRateParser.Parse(text));
        Assert.Equal(new string('9', 1999), rate.Raw);
        Assert.Equal("It is longer than 2,000 characters; the beginning is kept.", rate.Reason);
    }

    [Fact]
    public void Reading_a_percentage_allocates_the_rate_alone()
    {
        // The rate, and the copy of it that has the raw text.
        Assert.InRange(Allocation.Of(() => _ = UsDutyRateParser.Parse("2.5%")), 1, 128);
    }

    [Fact]
    public void Each_unit_that_is_read_is_in_the_table_of_units()
    {
        foreach (string unit in new[] { "KGM", "SUKG", "DRKG", "PBKG", "CUKG", "ZNKG", "LTR", "PFL", "CKGM", "MTK", "MTQ", "TNE", "DPR", "DZN", "NPR", "GRO", "GRLN", "BLL", "JWL", "HEA", "PKS", "C62", "MTR", "GRM", "SQUARE", "KLT", "POLD" })
        {
            Assert.NotNull(TradeCatalog.Default.Units.Find(unit));
        }
    }
}
