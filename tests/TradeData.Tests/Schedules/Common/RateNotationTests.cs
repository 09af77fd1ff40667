using TradeData.Schedules.Japan;
using TradeData.Schedules.UnitedStates;

namespace TradeData.Tests.Schedules.Common;

/// <summary>Rates in the notation of a schedule: the exact text that is written, and what reads it.</summary>
public sealed class RateNotationTests
{
    public static TheoryData<string, string, DutyRate> Written() => new()
    {
        { "US-HTS", "4.4¢/kg", Rate.Dollars(0.044m, "KGM") },
        { "US-HTS", "99¢/kg", Rate.Dollars(0.99m, "KGM") },
        { "US-HTS", "$1/kg", Rate.Dollars(1, "KGM") },
        { "US-HTS", "$1.5/kg", Rate.Dollars(1.5m, "KGM") },
        { "US-HTS", "44¢ each", Rate.Dollars(0.44m, "C62") },
        { "US-HTS", "44¢ for each other piece or part", Rate.Dollars(0.44m, "C62", 1, "each other piece or part") },
        { "US-HTS", "17.8¢/kg on molybdenum content", Rate.Dollars(0.178m, "KGM", 1, "molybdenum content") },
        { "US-HTS", "$6.6/t, including weight of container", Rate.Dollars(6.6m, "TNE", 1, "including weight of container") },
        { "US-HTS", "1% + 2.5%", Rate.Sum(Rate.Percent(1), Rate.Percent(2.5m)) },
        { "US-HTS", "1% but not less than 2%", new DutyRate.Bounded { Inner = Rate.Percent(1), Min = Rate.Percent(2) } },
        { "US-HTS", "1% but not more than 2%", new DutyRate.Bounded { Inner = Rate.Percent(1), Max = Rate.Percent(2) } },
        { "US-HTS", "See 9822.04.05", Rate.See("9822.04.05") },
        { "US-HTS", "The duty provided in the applicable subheading", Rate.Own() },
        { "US-HTS", "The duty provided in the applicable subheading + 25%", Rate.Own(25) },
        { "US-HTS", "The duty provided in the applicable subheading minus 33 1/3%", Rate.Own(-100 / 3m) },
        { "JP-TARIFF", "54円/kg", Rate.Yen(54, "KGM") },
        { "JP-TARIFF", "4.3%", Rate.Percent(4.3m) },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void A_rate_is_written_in_the_notation_and_read_again(string schedule, string text, DutyRate rate)
    {
        Assert.Equal(text, rate.ToText(schedule));
        DutyRate? read = schedule == "US-HTS" ? UsDutyRateParser.Parse(text) : JapaneseDutyRateParser.Parse(text);
        Assert.True(rate.IsEquivalentTo(read), read?.ToString());
    }

    [Fact]
    public void A_bound_that_the_notation_cannot_express_leaves_the_whole_rate_unwritten()
    {
        DutyRate yen = Rate.Yen(5, "KGM");
        Assert.Null(new DutyRate.Bounded { Inner = Rate.Percent(1), Min = yen }.ToText("US-HTS"));
        Assert.Null(new DutyRate.Bounded { Inner = Rate.Percent(1), Max = yen }.ToText("US-HTS"));
        Assert.Null(new DutyRate.Bounded { Inner = yen, Min = Rate.Percent(1) }.ToText("US-HTS"));
        Assert.Null(Rate.Sum(Rate.Percent(1), yen).ToText("US-HTS"));
        Assert.Null(new DutyRate.Bounded { Inner = new DutyRate.Bounded { Inner = Rate.Percent(1), Max = Rate.Percent(2) }, Min = Rate.Percent(1) }.ToText("US-HTS"));
    }

    /// <summary>A grammar reads percentages up to 10,000 and texts up to 2,000 characters; what is beyond is not understood.</summary>
    [Theory]
    [InlineData("10,000%", true)]
    [InlineData("10,001%", false)]
    public void A_percentage_has_a_limit(string text, bool isRead)
    {
        Assert.Equal(isRead, UsDutyRateParser.Parse(text)!.IsUnderstood);
        Assert.Equal(isRead, JapaneseDutyRateParser.Parse(text)!.IsUnderstood);
    }

    [Fact]
    public void A_text_has_a_limit()
    {
        string longest = "2.5%" + new string(' ', 1_996);
        Assert.Equal(Rate.Percent(2.5m), UsDutyRateParser.Parse(longest)!.WithoutRaw());
        Assert.Equal(Rate.Percent(2.5m), JapaneseDutyRateParser.Parse(longest)!.WithoutRaw());
        foreach (DutyRate? rate in new[] { UsDutyRateParser.Parse(longest + " "), JapaneseDutyRateParser.Parse(longest + " ") })
        {
            Assert.Equal("It is longer than 2,000 characters; the beginning is kept.", Assert.IsType<DutyRate.Unparsed>(rate).Reason);
        }
    }

    [Fact]
    public void A_sum_has_at_most_twelve_parts()
    {
        static string Sum(int parts) => string.Join(" + ", Enumerable.Range(1, parts).Select(static part => part + "%"));
        Assert.Equal(12, Assert.IsType<DutyRate.Compound>(UsDutyRateParser.Parse(Sum(12))).Parts.Count);
        Assert.Equal("It has more than 12 parts.", Assert.IsType<DutyRate.Unparsed>(UsDutyRateParser.Parse(Sum(13))).Reason);
    }
}
