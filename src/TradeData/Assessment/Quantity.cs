namespace TradeData;

/// <summary>A quantity of the goods.</summary>
/// <param name="Amount">How many units.</param>
/// <param name="Unit">The unit: a code of the table of units, such as <c>KGM</c>.</param>
/// <param name="Of">What is counted, where it is not the good as a whole: the schedule's words, as a rate has them in its <c>Base</c>, such as <c>molybdenum content</c>.</param>
public readonly record struct Quantity(decimal Amount, string Unit, string? Of = null);

/// <summary>The value of a part of the goods, or a value of another kind than the customs value.</summary>
/// <param name="Of">Which: the schedule's words, as a rate has them in its <c>Base</c>, such as <c>the case</c> or <c>the fair retail value</c>.</param>
/// <param name="Value">The value.</param>
public readonly record struct PartValue(string Of, Money Value);
