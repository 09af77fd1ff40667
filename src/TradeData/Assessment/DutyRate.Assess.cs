namespace TradeData;

/// <content>Computing the duty.</content>
public abstract partial record DutyRate
{
    /// <summary>
    /// Computes the duty on goods. What it depends on and was not given is asked for by name (<see cref="Assessment.Incomplete"/>); a rate that is not understood gives
    /// no amount (<see cref="Assessment.NotUnderstood"/>).
    /// </summary>
    /// <param name="consignment">The goods.</param>
    /// <param name="options">Exchange rates, currency, rounding and the like; null for the defaults.</param>
    public Assessment Assess(Consignment consignment, AssessmentOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(consignment);
        return new DutyComputation(consignment, new AssessmentTerms(options), explains: true).Assess(this);
    }

    /// <summary>Computes the duty on goods of a customs value and quantities, with the default options.</summary>
    /// <param name="customsValue">The customs value.</param>
    /// <param name="quantities">Quantities in any units.</param>
    public Assessment Assess(Money customsValue, params ReadOnlySpan<Quantity> quantities) => Assess(Consignment.Of(customsValue, quantities));

    /// <summary>
    /// Computes the duty on one unit of goods at a unit value: its <see cref="Assessment.Computed.AdValoremEquivalent"/> is what the rate comes to in percent at that price.
    /// </summary>
    /// <param name="unitValue">The customs value of one unit.</param>
    /// <param name="unit">A code of the table of units.</param>
    /// <param name="options">Exchange rates, currency, rounding and the like; null for the defaults.</param>
    public Assessment AssessPerUnit(Money unitValue, string unit, AssessmentOptions? options = null) =>
        Assess(Consignment.Of(unitValue, new Quantity(1, unit)), options);
}
