using TradeData.Runtime;

namespace TradeData;

/// <summary>A measure that covers a line, with the reason.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Goods">What covers the line.</param>
/// <param name="Named">The provision of the measure that the line's footnotes name, for a measure that is for such lines.</param>
/// <param name="IsAlternative"> Whether it is one of several provisions of its measure that the footnotes name. Which of them applies
/// depends on facts such as the price, so no two are charged together. </param>
internal readonly record struct MeasureReach(CompiledMeasure Measure, GoodsReach Goods, HsCode? Named = null, bool IsAlternative = false)
{
    /// <summary>The code, if it matters because goods below the line are in question.</summary>
    public HsCode? AskedFor => Goods.Match == GoodsMatch.Some ? Goods.Code : null;

    /// <summary>Whether another reach comes to the same, whichever row of whichever list covers the line.</summary>
    public bool ComesToTheSameAs(in MeasureReach other) =>
        ReferenceEquals(Measure, other.Measure) && Goods.Match == other.Goods.Match && AskedFor == other.AskedFor && Named == other.Named;
}

/// <summary>A measure that reaches lines, before it is known what gives way to what. The row of the list that covers a line is separate, so
/// that lines can share it.</summary>
internal sealed class MeasureCandidate
{
    /// <param name="reach">How the measure reaches the line.</param>
    /// <param name="provisionLine">The row of the provision that footnotes name, where the catalog has it.</param>
    /// <param name="number">Its number among those that reach the line.</param>
    public MeasureCandidate(in MeasureReach reach, TariffLine? provisionLine, int number)
    {
        Measure = reach.Measure;
        Number = number;
        IsAlternative = reach.IsAlternative;
        Provisions = reach.Named is { } named ? [named] : Measure.Provisions;
        ProvisionLine = provisionLine;
        Rate = Measure.Row.Rate ?? RateOf(provisionLine);
        Conditions = ConditionsOf(Measure, reach.Goods, provisionLine);
    }

    public CompiledMeasure Measure { get; }

    /// <summary>Its number among the measures that reach the line.</summary>
    public int Number { get; }

    /// <summary>The provisions that state it here.</summary>
    public HsCode[] Provisions { get; }

    /// <summary>The provision's own row, where footnotes name it and the catalog has it.</summary>
    public TariffLine? ProvisionLine { get; }

    /// <summary>Its rate; null where neither the measure nor the schedule states one.</summary>
    public DutyRate? Rate { get; }

    /// <summary>Whether it is one of several provisions of its measure that the line's footnotes name.</summary>
    public bool IsAlternative { get; }

    /// <summary>The conditions of the measure, including the question for the goods below the line that its list names.</summary>
    public MeasureCondition[] Conditions { get; }

    /// <summary>The part of the goods that its rate is based on, or null.</summary>
    public string? Base => Rate is DutyRate.AdValorem { Base: { } of } ? of : null;

    public string Called => Provisions.Length > 0 ? Provisions[0].ToString() : Measure.Row.Id;

    /// <summary>The provision with a number, where there is one.</summary>
    public HsCode? Provision(int number) => number < Provisions.Length ? Provisions[number] : null;

    private static MeasureCondition[] ConditionsOf(CompiledMeasure measure, GoodsReach reach, TariffLine? provisionLine)
    {
        if (measure.Goods.IsNamed && provisionLine is not null)
        {
            return [.. measure.Conditions.Select(condition => condition with { Question = $"{condition.Question} {provisionLine.Description}" })];
        }
        return reach.Match == GoodsMatch.Some
            ? [.. measure.Conditions, new MeasureCondition { Kind = MeasureConditionKind.KindOfGoods, Question = $"Are the goods of {reach.Code}, or of another code below the line that the list names?" }]
            : measure.Conditions;
    }

    private static DutyRate? RateOf(TariffLine? provision)
    {
        DutyRate? general = null;
        foreach (LineRate rate in provision?.Rates ?? [])
        {
            if (rate.Column == RateColumn.Additional)
            {
                return rate.Rate;
            }
            general = rate.Column == RateColumn.General ? rate.Rate : general;
        }
        return general;
    }
}
