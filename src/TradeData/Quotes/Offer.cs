using TradeData.Runtime;

namespace TradeData;

/// <summary>One legal rate for goods, with its duty, its conditions and its reasons.</summary>
public sealed record Offer
{
    /// <summary>The rate that is paid in the end: the line's own, with what chapter 99 adds to it or puts in its place.</summary>
    public required DutyRate Rate { get; init; }

    /// <summary>The line's own rate: its column, programme and conditions.</summary>
    public required ApplicableRate Applicable { get; init; }

    /// <summary>The provisions of chapter 99 that apply.</summary>
    public ValueList<TariffLine> Overlays { get; init; }

    /// <summary>The duty, or what is missing for it, or that the rate is not understood.</summary>
    public required Assessment Assessment { get; init; }

    /// <summary>What must be fulfilled. Empty: nothing.</summary>
    public ValueList<RateCondition> Conditions => Applicable.Conditions;

    /// <summary>The whole way from the schedule to the duty.</summary>
    public required ValueList<ExplanationStep> Explanation { get; init; }
}
