using TradeData.Runtime;

namespace TradeData;

/// <summary>A measure that applies to goods: its charge, its provision, and the list row that covers the line.</summary>
public sealed record AppliedMeasure
{
    /// <summary>The measure.</summary>
    public required Measure Measure { get; init; }

    /// <summary>Its programme.</summary>
    public required MeasureProgramme Programme { get; init; }

    /// <summary>The provision of the schedule that states it, or null if it has none.</summary>
    public HsCode? Provision { get; init; }

    /// <summary>The provision's row, if the catalog has it.</summary>
    public TariffLine? ProvisionLine { get; init; }

    /// <summary>The rate charged. It is added to the duty, raises it, or replaces it.</summary>
    public required DutyRate Rate { get; init; }

    /// <summary>The part of a list of goods that covers the line, or null if the measure applies to all goods or names codes
    /// itself.</summary>
    public GoodsList? List { get; init; }

    /// <summary>The code that covers the line, or null if the measure applies to all goods.</summary>
    public HsCode? Code { get; init; }
}

/// <summary>A question whose answer changes the duty.</summary>
/// <param name="Kind">The kind of fact.</param>
/// <param name="Text">The question.</param>
/// <param name="Measure">The measure that depends on it.</param>
/// <param name="Provision">The provision of the measure, or null if it has none.</param>
public sealed record MeasureQuestion(MeasureConditionKind Kind, string Text, Measure Measure, HsCode? Provision)
{
    /// <summary>Returns the question, and the provision that depends on it.</summary>
    public override string ToString() => Provision is { } provision ? $"{Text} ({provision})" : Text;
}
