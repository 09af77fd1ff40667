namespace TradeData;

/// <summary>A quantity of the goods.</summary>
/// <param name="Amount">The number of units.</param>
/// <param name="Unit">The unit: a code of the table of units, such as <c>KGM</c>.</param>
/// <param name="Of">The part that is measured, if not the good as a whole. It has the schedule's words, as in the <c>Base</c> of a rate:
/// <c>molybdenum content</c>.</param>
public readonly record struct Quantity(decimal Amount, string Unit, string? Of = null);

/// <summary>The value of a part of the goods, or a value of another kind than the customs value.</summary>
/// <param name="Of">The part, in the schedule's words, as in the <c>Base</c> of a rate: <c>the case</c> or <c>the fair retail
/// value</c>.</param>
/// <param name="Value">The value.</param>
public readonly record struct PartValue(string Of, Money Value);
