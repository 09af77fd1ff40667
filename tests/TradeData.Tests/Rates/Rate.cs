using TradeData.Runtime;

namespace TradeData.Tests;

/// <summary>Short ways to say a rate.</summary>
internal static class Rate
{
    public static readonly DutyRate Free = new DutyRate.Free();

    public static DutyRate Percent(decimal percent, string? basis = null) => new DutyRate.AdValorem { Percent = new Percent(percent), Base = basis };

    public static DutyRate Dollars(decimal amount, string unit, decimal per = 1, string? basis = null) => Money(amount, "USD", unit, per, basis);

    public static DutyRate Yen(decimal amount, string unit, decimal per = 1) => Money(amount, "JPY", unit, per, null);

    public static DutyRate Sum(params ReadOnlySpan<DutyRate> parts) => new DutyRate.Compound { Parts = ValueList.Create(parts) };

    public static DutyRate Greater(params ReadOnlySpan<DutyRate> options) => new DutyRate.GreaterOf { Options = ValueList.Create(options) };

    public static DutyRate Lesser(params ReadOnlySpan<DutyRate> options) => new DutyRate.LesserOf { Options = ValueList.Create(options) };

    public static DutyRate Own(decimal? adjustment = null) => new DutyRate.Reference { Adjustment = adjustment };

    public static DutyRate See(params ReadOnlySpan<string> codes)
    {
        List<HsCode> targets = [];
        foreach (string code in codes)
        {
            targets.Add(HsCode.Parse(code));
        }
        return new DutyRate.Reference { Targets = targets.ToValueList() };
    }

    public static DutyRate GatePrice(decimal price, decimal factor, string unit = "KGM") => Formula(DutyFormulas.GatePriceDifference, "JPY", unit, ("gatePrice", price), ("factor", factor));

    public static DutyRate PriceLess(decimal price, decimal share, string unit = "KGM") => Formula(DutyFormulas.PriceLessValue, "JPY", unit, ("price", price), ("share", share));

    public static DutyRate Degrees(decimal amount, decimal reduction) =>
        Formula(DutyFormulas.DegreeReduction, "USD", "KGM", ("amount", amount), ("reduction", reduction), ("degrees", 100));

    public static DutyRate Unparsed(string raw, string reason) => new DutyRate.Unparsed { Raw = raw, Reason = reason };

    private static DutyRate.Specific Money(decimal amount, string currency, string unit, decimal per, string? basis) =>
        new() { Amount = amount, Currency = CurrencyCode.Parse(currency), Unit = unit, Per = per, HasPer = per != 1, Base = basis };

    private static DutyRate.Formula Formula(string name, string currency, string unit, params (string Name, decimal Value)[] parameters) => new()
    {
        Name = name,
        Currency = CurrencyCode.Parse(currency),
        Unit = unit,
        Parameters = ValueMap.Create<decimal>([.. parameters.Select(parameter => new KeyValuePair<string, decimal>(parameter.Name, parameter.Value))]),
    };
}
