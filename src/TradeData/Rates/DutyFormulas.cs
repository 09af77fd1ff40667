namespace TradeData;

/// <summary>
/// The formulas that duties are computed by: the names that <see cref="DutyRate.Formula"/> can have, and what their parameters are. A formula with another name is
/// kept and shown, and refused when a duty is to be computed.
/// </summary>
public static class DutyFormulas
{
    /// <summary>
    /// What a good costs less than a gate price, as Japan asks for pork: <c>gatePrice</c> × <c>factor</c> − the customs value, per unit, never below zero.
    /// The factor is 1.043 for everyone, and falls by agreement.
    /// </summary>
    public const string GatePriceDifference = "gate-price-difference";

    /// <summary>What a good costs less than a price, in part: <c>price</c> − <c>share</c> × the customs value, per unit, never below zero. Japan asks it for onions and copper.</summary>
    public const string PriceLessValue = "price-less-value";

    /// <summary>
    /// Sugar by its purity, as the United States ask: <c>amount</c> less <c>reduction</c> for each degree, fractions in proportion, by which a polarimeter
    /// reads less than <c>degrees</c>, per unit, never below zero. The degrees are a quantity in the unit <c>POLD</c>.
    /// </summary>
    public const string DegreeReduction = "degree-reduction";
}
