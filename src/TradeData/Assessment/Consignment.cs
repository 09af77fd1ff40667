using TradeData.Runtime;

namespace TradeData;

/// <summary>The known facts about goods that are imported together under one line. Any other fact that a duty needs is reported as
/// missing, never guessed.</summary>
public sealed record Consignment
{
    /// <summary>The customs value, or null if it is unknown.</summary>
    public Money? CustomsValue { get; init; }

    /// <summary>The quantities, in any units. A unit is converted to another of the same dimension.</summary>
    public ValueList<Quantity> Quantities { get; init; }

    /// <summary>The values of parts, for rates on parts.</summary>
    public ValueList<PartValue> PartValues { get; init; }

    /// <summary>Creates a consignment with a customs value and quantities.</summary>
    /// <param name="customsValue">The customs value.</param>
    /// <param name="quantities">Quantities in any units.</param>
    public static Consignment Of(Money customsValue, params ReadOnlySpan<Quantity> quantities) =>
        new() { CustomsValue = customsValue, Quantities = ValueList.Create(quantities) };
}
