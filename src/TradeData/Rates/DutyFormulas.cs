namespace TradeData;

/// <summary>The formulas of duties: the names that <see cref="DutyRate.Formula"/> can have, and their parameters. A formula with another
/// name is kept and shown, but no duty is computed from it.</summary>
public static class DutyFormulas
{
    /// <summary>The difference between a gate price and the customs value, as for pork in Japan: <c>gatePrice</c> × <c>factor</c> − the
    /// customs value, per unit, never below zero. The factor is 1.043 in general, and falls by agreement.</summary>
    public const string GatePriceDifference = "gate-price-difference";

    /// <summary>A price less a share of the customs value, as for onions and copper in Japan: <c>price</c> − <c>share</c> × the customs
    /// value, per unit, never below zero.</summary>
    public const string PriceLessValue = "price-less-value";

    /// <summary>The duty on sugar by its purity, as in the United States: <c>amount</c> less <c>reduction</c> for each degree below
    /// <c>degrees</c> on a polarimeter, fractions in proportion, per unit, never below zero. The degrees are a quantity in the unit
    /// <c>POLD</c>.</summary>
    public const string DegreeReduction = "degree-reduction";
}
