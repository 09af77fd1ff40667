using System.Diagnostics.CodeAnalysis;
using TradeData.Runtime;

namespace TradeData;

/// <summary>One rate for goods, with its duty, its conditions and its reasons.</summary>
public sealed record Offer
{
    /// <summary>An offer whose parts are set by name.</summary>
    public Offer()
    {
    }

    [SetsRequiredMembers]
    internal Offer(DutyRate rate, ApplicableRate applicable, Assessment assessment)
    {
        Rate = rate;
        Applicable = applicable;
        Assessment = assessment;
    }

    /// <summary>The rate that is paid in the end: the line's own, with what measures add to it or put in its place.</summary>
    public required DutyRate Rate { get; init; }

    /// <summary>The line's own rate: its column, programme and conditions.</summary>
    public required ApplicableRate Applicable { get; init; }

    /// <summary>The measures charged.</summary>
    public ValueList<AppliedMeasure> Measures { get; init; }

    /// <summary>The provisions of the charged measures.</summary>
    public IEnumerable<HsCode> Provisions =>
        Measures.Where(static measure => measure.Provision is not null).Select(static measure => measure.Provision!.Value);

    /// <summary>The facts beyond code and origin that the measures depend on, as questions that this offer answers with yes.</summary>
    public ValueList<MeasureQuestion> Questions { get; init; }

    /// <summary>The duty, the missing inputs, or a rate that is not understood.</summary>
    public required Assessment Assessment { get; init; }

    /// <summary>The conditions of the offer. Empty if there are none.</summary>
    public ValueList<RateCondition> Conditions { get; init; }

    /// <summary>Whether it applies to any such goods of the origin that fulfil its rules of origin.</summary>
    internal bool IsOrdinary => Applicable.IsOrdinary && Questions.IsEmpty;

    /// <summary>The whole way from the schedule to the duty.</summary>
    public required ValueList<ExplanationStep> Explanation
    {
        get => Later.Value;
        init => Later = new OfferSteps(value);
    }

    internal OfferSteps Later { get; set; }

    /// <summary>The same offer with its steps.</summary>
    internal Offer Explained => Later.Explained ?? this;
}
