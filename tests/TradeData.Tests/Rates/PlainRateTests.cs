using TradeData.Runtime;

namespace TradeData.Tests.Rates;

/// <summary>Rates in words, their parts, and their comparison without wording.</summary>
public sealed class PlainRateTests
{
    public static TheoryData<string, DutyRate> Words() => new()
    {
        { "free", Rate.Free },
        { "free: under bond", new DutyRate.Free { Condition = "under bond" } },
        { "2.5 %", Rate.Percent(2.5m) },
        { "66 2/3 % on the case", Rate.Percent(200 / 3m, "the case") },
        { "0.05 USD/l", Rate.Dollars(0.05m, "LTR") },
        { "0.05 USD/m²", Rate.Dollars(0.05m, "MTK") },
        { "0.05 USD/m³", Rate.Dollars(0.05m, "MTQ") },
        { "0.05 USD/m", Rate.Dollars(0.05m, "MTR") },
        { "0.05 USD/t", Rate.Dollars(0.05m, "TNE") },
        { "0.05 USD/g", Rate.Dollars(0.05m, "GRM") },
        { "0.05 USD/doz.", Rate.Dollars(0.05m, "DZN") },
        { "0.05 USD/pair", Rate.Dollars(0.05m, "NPR") },
        { "0.05 USD/head", Rate.Dollars(0.05m, "HEA") },
        { "0.05 USD/100 kg on drained weight", Rate.Dollars(0.05m, "KGM", 100, "drained weight") },
        { "2 JPY/SUKG", Rate.Yen(2, "SUKG") },
        { "1 % + 2 JPY/kg", Rate.Sum(Rate.Percent(1), Rate.Yen(2, "KGM")) },
        { "the greater of 1 % and (2 % + 3 %)", Rate.Greater(Rate.Percent(1), Rate.Sum(Rate.Percent(2), Rate.Percent(3))) },
        { "the lesser of (the greater of 1 % and 2 %) and 3 %", Rate.Lesser(Rate.Greater(Rate.Percent(1), Rate.Percent(2)), Rate.Percent(3)) },
        { "(1 % + 2 %), at least 3 %", new DutyRate.Bounded { Inner = Rate.Sum(Rate.Percent(1), Rate.Percent(2)), Min = Rate.Percent(3) } },
        { "1 %, at most (the lesser of 2 % and 3 %)", new DutyRate.Bounded { Inner = Rate.Percent(1), Max = Rate.Lesser(Rate.Percent(2), Rate.Percent(3)) } },
        { "the duty of the good's own line", Rate.Own() },
        { "the duty of the good's own line", Rate.Own(0) },
        { "the duty of the good's own line + 25 %", Rate.Own(25) },
        { "the duty of the good's own line − 33 1/3 %", Rate.Own(-100 / 3m) },
        { "the duty of 0101 or 0102", Rate.See("0101", "0102") },
        { "the duty of 0101 or 0201 to 0203 or 0301 to 0305", new DutyRate.Reference { Targets = [HsCode.Parse("0101")], Spans = [Span("0201", "0203"), Span("0301", "0305")] } },
        { "(524 × 1.002 − customs value) JPY/kg", Rate.GatePrice(524, 1.002m) },
        { "(100 − customs value) JPY/kg", Rate.PriceLess(100, 1) },
        { "(100 − 0.5 × customs value) JPY/kg", Rate.PriceLess(100, 0.5m) },
        { "(0.03 − 0.01 for each degree under 100) USD/kg", Rate.Degrees(0.03m, 0.01m) },
        { "the formula moon-phase JPY/kg", new DutyRate.Formula { Name = "moon-phase", Currency = CurrencyCode.Parse("JPY"), Unit = "KGM", Parameters = ValueMap.Create<decimal>([new("full", 1)]) } },
        { "the formula gate-price-difference JPY", new DutyRate.Formula { Name = DutyFormulas.GatePriceDifference, Currency = CurrencyCode.Parse("JPY"), Parameters = ValueMap.Create<decimal>([new("gatePrice", 1)]) } },
        { "the formula price-less-value JPY", new DutyRate.Formula { Name = DutyFormulas.PriceLessValue, Currency = CurrencyCode.Parse("JPY"), Parameters = ValueMap.Create<decimal>([new("price", 1)]) } },
        { "no change", new DutyRate.NoChange() },
        { "not understood: \"?\"", Rate.Unparsed("?", "why") },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void A_rate_has_plain_words(string words, DutyRate rate) => Assert.Equal(words, rate.ToString());

    [Fact]
    public void The_simple_rates_of_a_rate_are_stated_in_order()
    {
        DutyRate rate = Rate.Sum(
            Rate.Greater(Rate.Percent(1), Rate.Percent(2)),
            new DutyRate.Bounded { Inner = Rate.Percent(3), Min = Rate.Sum(Rate.Percent(4), Rate.Percent(5)), Max = Rate.Lesser(Rate.Percent(6), Rate.Percent(7)) },
            new DutyRate.Bounded { Inner = Rate.Percent(8) });
        Assert.Equal(["1 %", "2 %", "3 %", "4 %", "5 %", "6 %", "7 %", "8 %"], rate.Terms().Select(static term => term.ToString()));
    }

    [Fact]
    public void The_first_part_that_is_not_understood_is_found_wherever_it_is()
    {
        DutyRate inner = Rate.Unparsed("inner", "why");
        DutyRate least = Rate.Unparsed("least", "why");
        DutyRate most = Rate.Unparsed("most", "why");
        Assert.Same(inner, new DutyRate.Bounded { Inner = inner, Min = least, Max = most }.FirstUnparsed);
        Assert.Same(least, new DutyRate.Bounded { Inner = Rate.Free, Min = least, Max = most }.FirstUnparsed);
        Assert.Same(most, new DutyRate.Bounded { Inner = Rate.Free, Min = Rate.Free, Max = most }.FirstUnparsed);
        Assert.Null(new DutyRate.Bounded { Inner = Rate.Free }.FirstUnparsed);
        Assert.True(Rate.Sum(Rate.Percent(1), Rate.Own(5)).IsByReference);
        Assert.False(Rate.Sum(Rate.Percent(1), Rate.Percent(2)).IsByReference);
    }

    [Fact]
    public void Wording_is_no_difference_wherever_it_is()
    {
        DutyRate worded = new DutyRate.Bounded { Inner = Rate.Sum(Rate.Percent(1).WithRaw("one"), Rate.Free.WithRaw("Free")), Min = Rate.Percent(2).WithRaw("two"), Max = Rate.Greater(Rate.Percent(3).WithRaw("three"), Rate.Percent(4)) }.WithRaw("all");
        DutyRate plain = new DutyRate.Bounded { Inner = Rate.Sum(Rate.Percent(1), Rate.Free), Min = Rate.Percent(2), Max = Rate.Greater(Rate.Percent(3), Rate.Percent(4)) };
        Assert.Equal(plain, worded.WithoutRaw());
        Assert.Equal(("all", null), (worded.RawText, worded.WithoutRaw().RawText));
        DutyRate.Specific perOne = new() { Amount = 1, Currency = CurrencyCode.Parse("USD"), Unit = "KGM", Per = 1, HasPer = true, Raw = "$1 per 1 kg" };
        Assert.Equal(Rate.Dollars(1, "KGM"), perOne.WithoutRaw());
        Assert.True(perOne.IsEquivalentTo(Rate.Dollars(1, "KGM")));
        Assert.False(Rate.Dollars(1, "KGM", 2).IsEquivalentTo(Rate.Dollars(1, "KGM")));
        Assert.Same(plain.Terms().First(), plain.Terms().First().WithoutRaw());
    }

    [Fact]
    public void Only_a_plain_percentage_is_a_percentage_of_the_value()
    {
        Assert.Equal(0, Rate.Free.PercentOfValue);
        Assert.Equal(2.5m, Rate.Percent(2.5m).PercentOfValue);
        Assert.Null(new DutyRate.Free { Condition = "under bond" }.PercentOfValue);
        Assert.Null(Rate.Percent(2.5m, "the case").PercentOfValue);
        Assert.Null(Rate.Dollars(1, "KGM").PercentOfValue);
        Assert.Null(Rate.Unparsed("2.5 %", "why").PercentOfValue);
    }

    private static CodeSpan Span(string from, string to) => new() { From = HsCode.Parse(from), To = HsCode.Parse(to) };
}
