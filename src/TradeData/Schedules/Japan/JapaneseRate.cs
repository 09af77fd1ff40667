using TradeData.Runtime;

namespace TradeData.Schedules.Japan;

/// <summary>One rate of a cell of Japan's schedule, with its conditions in the cell.</summary>
public sealed record JapaneseRate
{
    /// <summary>The rate. Its raw text is that of its line in the cell, including the condition.</summary>
    public required DutyRate Rate { get; init; }

    /// <summary>The condition in the schedule's words, or null: a kind of good, a use, a certificate, or the mark (<c>◎</c>, <c>※</c>,
    /// <c>*</c>) before the rate, which the schedule explains elsewhere.</summary>
    public string? Condition { get; init; }

    /// <summary>The side of a tariff quota (関税割当数量以内のもの, 関税割当数量以外のもの), or null if the rate does not depend on one.</summary>
    public QuotaSide? QuotaSide { get; init; }

    /// <summary>The part of each year in which the goods must be imported, or null for the whole year.</summary>
    public Season? Season { get; init; }

    /// <summary>The parties of the agreement that the rate applies to (マレーシアに対する待遇). Empty for all.</summary>
    public ValueList<PartnerCode> Partners { get; init; }

    /// <summary>The parties that the rate does not apply to, because the cell has another one for them.</summary>
    public ValueList<PartnerCode> ExceptPartners { get; init; }

    /// <summary>Whether the schedule has the rate in brackets: it exists, but a lower one of another column is applied instead.</summary>
    public bool IsBracketed { get; init; }
}
