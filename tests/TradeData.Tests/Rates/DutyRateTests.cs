using TradeData.Schedules.Japan;
using TradeData.Schedules.UnitedStates;

namespace TradeData.Tests.Rates;

public sealed class DutyRateTests
{
    [Fact]
    public void A_rate_with_a_part_that_is_not_understood_is_not_understood()
    {
        DutyRate part = Rate.Unparsed("x", "why");
        foreach (DutyRate rate in new[] { part, Rate.Sum(Rate.Percent(1), part), Rate.Lesser(Rate.Sum(part, Rate.Free), Rate.Free), new DutyRate.Bounded { Inner = Rate.Free, Max = part } })
        {
            Assert.False(rate.IsUnderstood);
            Assert.Same(part, rate.FirstUnparsed);
        }
        Assert.True(Rate.Sum(Rate.Percent(1), Rate.Free).IsUnderstood);
    }

    [Fact]
    public void Two_rates_are_equivalent_whatever_their_wording_and_unequal_still()
    {
        DutyRate cents = UsDutyRateParser.Parse("150¢/kg + 2%")!;
        DutyRate dollars = UsDutyRateParser.Parse("$1.50/kg + 2.0%")!;
        Assert.True(cents.IsEquivalentTo(dollars));
        Assert.NotEqual(cents, dollars);
        Assert.False(cents.IsEquivalentTo(UsDutyRateParser.Parse("$1.50/kg + 2.1%")));
        Assert.False(cents.IsEquivalentTo(null));
    }

    [Fact]
    public void A_rate_that_is_not_understood_cannot_lose_its_text()
    {
        DutyRate rate = Rate.Unparsed("x", "why");
        Assert.Throws<ArgumentException>(() => rate.WithRaw(null));
        Assert.Same(rate, rate.WithoutRaw());
    }

    [Theory]
    [InlineData("Free", "free")]
    [InlineData("4.4¢/kg + 8.5%", "0.044 USD/kg + 8.5 %")]
    [InlineData("33 1/3%", "33 1/3 %")]
    [InlineData("6.5% on the entire set", "6.5 % on the entire set")]
    [InlineData("20¢/1,000", "0.2 USD/1000 piece")]
    [InlineData("The duty provided in the applicable subheading + 25%", "the duty of the good's own line + 25 %")]
    [InlineData("See 9823.01.01-9823.01.07", "the duty of 9823.01.01 to 9823.01.07")]
    [InlineData("3.6606¢/kg less 0.020668¢/kg for each degree under 100 degrees (and fractions of a degree in proportion) but not less than 3.143854¢/kg", "(0.036606 − 0.00020668 for each degree under 100) USD/kg, at least 0.03143854 USD/kg")]
    [InlineData("37% /", "not understood: \"37% /\"")]
    public void A_rate_reads_well(string text, string expected) => Assert.Equal(expected, UsDutyRateParser.Parse(text)!.ToString());

    [Fact]
    public void A_Japanese_rate_reads_well() => Assert.Equal(
        "the lesser of (524 × 1.002 − customs value) JPY/kg and 54 JPY/kg",
        JapaneseDutyRateParser.Parse("（524円×1.002-課税価格）/kg又は54円/kgのうちいずれか低い税率")!.ToString());

    [Fact]
    public void A_notation_has_no_words_for_the_other_schedules_rates()
    {
        Assert.Null(Rate.Yen(5, "KGM").ToText("US-HTS"));
        Assert.Null(Rate.Dollars(5, "KGM").ToText("JP-TARIFF"));
        Assert.Null(Rate.Greater(Rate.Percent(1), Rate.Dollars(2, "KGM")).ToText("US-HTS"));
        Assert.Null(Rate.Own(5).ToText("JP-TARIFF"));
        Assert.Throws<ArgumentException>(() => Rate.Free.ToText("FR-TARIF"));
    }
}
