using TradeData.Runtime;

namespace TradeData;

/// <summary>A measure that reaches a line, before it is known what gives way to what.</summary>
internal sealed class MeasureCandidate(CompiledMeasure measure, GoodsReach reach, HsCode[] provisions, TariffLine? provisionLine, DutyRate? rate)
{
    public CompiledMeasure Measure { get; } = measure;

    public GoodsReach Reach { get; } = reach;

    /// <summary>The provisions that state it here.</summary>
    public HsCode[] Provisions { get; } = provisions;

    /// <summary>The provision's own row, where the catalog has it.</summary>
    public TariffLine? ProvisionLine { get; } = provisionLine;

    /// <summary>Its rate; null where neither the measure nor the schedule states one.</summary>
    public DutyRate? Rate { get; } = rate;

    /// <summary>
    /// Whether it is one of several provisions of its measure that the line's footnotes name. Which of them applies depends on facts such as the price, so no two are charged together.
    /// </summary>
    public bool IsAlternative { get; init; }

    /// <summary>What has to be so for it to apply; with the question for the goods below the line that its list names.</summary>
    public MeasureCondition[] Conditions { get; } = measure.Goods.IsNamed && provisionLine is not null
        ? [.. measure.Conditions.Select(condition => condition with { Question = $"{condition.Question} {provisionLine.Description}" })]
        : reach.Match == GoodsMatch.Some
        ? [.. measure.Conditions, new MeasureCondition { Kind = MeasureConditionKind.KindOfGoods, Question = $"Are the goods of {reach.Code}, or of another code below the line that the list names?" }]
        : measure.Conditions;

    /// <summary>What its rate is taken on, where that is a part of the goods.</summary>
    public string? Base => Rate is DutyRate.AdValorem { Base: { } of } ? of : null;

    public string Called => Provisions.Length > 0 ? Provisions[0].ToString() : Measure.Row.Id;
}
