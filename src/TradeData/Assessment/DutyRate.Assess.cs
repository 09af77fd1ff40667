namespace TradeData;

/// <content>The computation of the duty.</content>
public abstract partial record DutyRate
{
    /// <summary>Computes the duty on goods. Missing inputs are named in the result (<see cref="Assessment.Incomplete"/>). A rate that is
    /// not understood gives no amount (<see cref="Assessment.NotUnderstood"/>).</summary>
    /// <param name="consignment">The goods.</param>
    /// <param name="options">Exchange rates, currency, rounding and the like; null for the defaults.</param>
    public Assessment Assess(Consignment consignment, AssessmentOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(consignment);
        return new DutyComputation(consignment, new AssessmentTerms(options), explains: true).Assess(this);
    }

    /// <summary>Computes the duty on goods with a customs value and quantities, with the default options.</summary>
    /// <param name="customsValue">The customs value.</param>
    /// <param name="quantities">Quantities in any units.</param>
    public Assessment Assess(Money customsValue, params ReadOnlySpan<Quantity> quantities) =>
        Assess(Consignment.Of(customsValue, quantities));

    /// <summary>Computes the duty on one unit of goods at a unit value. Its <see cref="Assessment.Computed.AdValoremEquivalent"/> is the
    /// rate in percent at that price.</summary>
    /// <param name="unitValue">The customs value of one unit.</param>
    /// <param name="unit">A code of the table of units.</param>
    /// <param name="options">Exchange rates, currency, rounding and the like; null for the defaults.</param>
    public Assessment AssessPerUnit(Money unitValue, string unit, AssessmentOptions? options = null) =>
        Assess(Consignment.Of(unitValue, new Quantity(1, unit)), options);
}
