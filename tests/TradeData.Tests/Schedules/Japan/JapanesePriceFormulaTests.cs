using System.Globalization;
using TradeData.Schedules.Japan;
using TradeData.Tests.Rates;

namespace TradeData.Tests.Schedules.Japan;

/// <summary>Prices less a share of the customs value: their factors, brackets and units.</summary>
public sealed class JapanesePriceFormulaTests
{
    [Theory]
    [InlineData("(2×524円×1.002-課税価格)/kg", "524", "2.004")]
    [InlineData("(524円×0.5-課税価格)/kg", "524", "0.5")]
    [InlineData("(524円×0-課税価格)/kg", "524", "0")]
    public void A_price_with_a_factor_less_the_value_is_a_gate_price(string text, string price, string factor) =>
        Assert.Equal(Rate.GatePrice(Number(price), Number(factor)), JapaneseDutyRateParser.Parse(text)!.WithoutRaw());

    [Theory]
    [InlineData("(524円-課税価格×2)/kg", "524", "2")]
    [InlineData("(524円-2×課税価格)/kg", "524", "2")]
    [InlineData("(524円×1-課税価格)/kg", "524", "1")]
    [InlineData("(100円+24円-課税価格)/kg", "124", "1")]
    [InlineData("(524円×1.002-課税価格-課税価格)/kg", "525.048", "2")]
    [InlineData("(524円×1.5+1円-課税価格)/kg", "787", "1")]
    [InlineData("((524円-課税価格)×0.5-10円)/kg", "252", "0.5")]
    [InlineData("(1000円-課税価格×2)/2/kg", "500", "1")]
    [InlineData("((307円-課税価格)×60/100)/kg", "184.2", "0.6")]
    [InlineData("524円/kg-課税価格", "524", "1")]
    [InlineData("524円-課税価格/kg", "524", "1")]
    [InlineData("(0円-課税価格)/kg", "0", "1")]
    [InlineData("((((((((524円-課税価格))))))))/kg", "524", "1")]
    public void A_price_less_a_share_of_the_value_is_one_amount_and_one_share(string text, string price, string share) =>
        Assert.Equal(Rate.PriceLess(Number(price), Number(share)), JapaneseDutyRateParser.Parse(text)!.WithoutRaw());

    [Theory]
    [InlineData("(((((((((524円-課税価格)))))))))/kg")]
    [InlineData("524円/kg-課税価格/l")]
    [InlineData("(524円-課税価格)/0/kg")]
    [InlineData("(524円×100円-課税価格)/kg")]
    [InlineData("(524-課税価格)/kg")]
    [InlineData("(524円-課税価格)")]
    [InlineData("(524円+課税価格)/kg")]
    [InlineData("(10円-20円-課税価格)/kg")]
    [InlineData("(524円-課税価格)/1,000本")]
    [InlineData("(79228162514264337593543950335円×10-課税価格)/kg")]
    [InlineData("(524円-課税価格/kg")]
    [InlineData("(524円×-課税価格)/kg")]
    [InlineData("(524円-)/kg")]
    public void Other_expressions_are_not_understood(string text)
    {
        DutyRate.Unparsed rate = Assert.IsType<DutyRate.Unparsed>(JapaneseDutyRateParser.Parse(text));
        Assert.Equal(text, rate.Raw);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
