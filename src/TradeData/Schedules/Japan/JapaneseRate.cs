using TradeData.Runtime;

namespace TradeData.Schedules.Japan;

/// <summary>One rate of a cell of Japan's schedule, and what the cell says of when it holds.</summary>
public sealed record JapaneseRate
{
    /// <summary>The rate. Its raw text is that of its line in the cell, condition included.</summary>
    public required DutyRate Rate { get; init; }

    /// <summary>
    /// What the goods must fulfil, in the schedule's words: a kind of good, a use, a certificate, or the mark (<c>◎</c>, <c>※</c>, <c>*</c>) that stands before the rate and
    /// that the schedule explains elsewhere. Null: nothing.
    /// </summary>
    public string? Condition { get; init; }

    /// <summary>Which side of a tariff quota the rate is for (関税割当数量以内のもの, 関税割当数量以外のもの). Null: the rate does not depend on one.</summary>
    public QuotaSide? QuotaSide { get; init; }

    /// <summary>The part of each year in which the goods must be imported. Null: all year.</summary>
    public Season? Season { get; init; }

    /// <summary>The parties of the agreement that the rate is for (マレーシアに対する待遇), where it is not for all. Empty: all.</summary>
    public ValueList<PartnerCode> Partners { get; init; }

    /// <summary>The parties that the rate is not for, since the cell has another for them.</summary>
    public ValueList<PartnerCode> ExceptPartners { get; init; }

    /// <summary>Whether the schedule puts the rate in brackets: it exists, and a lower one of another column is applied instead.</summary>
    public bool IsBracketed { get; init; }
}
