using TradeData.Runtime;

namespace TradeData;

/// <summary>What is known of goods that are imported together under one line. What a duty needs beyond it is asked for by name, never guessed.</summary>
public sealed record Consignment
{
    /// <summary>The customs value. Null: not known.</summary>
    public Money? CustomsValue { get; init; }

    /// <summary>Quantities, in whatever units they are known; a unit is converted into another of the same dimension.</summary>
    public ValueList<Quantity> Quantities { get; init; }

    /// <summary>The values of parts, for rates that are taken on parts.</summary>
    public ValueList<PartValue> PartValues { get; init; }

    /// <summary>Goods of a customs value, with quantities.</summary>
    /// <param name="customsValue">The customs value.</param>
    /// <param name="quantities">Quantities in any units.</param>
    public static Consignment Of(Money customsValue, params ReadOnlySpan<Quantity> quantities) =>
        new() { CustomsValue = customsValue, Quantities = ValueList.Create(quantities) };
}
