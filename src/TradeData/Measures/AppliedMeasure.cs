using TradeData.Runtime;

namespace TradeData;

/// <summary>A measure as it applies to goods: what is charged, by which provision, and which row of which list reached the line.</summary>
public sealed record AppliedMeasure
{
    /// <summary>The measure.</summary>
    public required Measure Measure { get; init; }

    /// <summary>Its programme.</summary>
    public required MeasureProgramme Programme { get; init; }

    /// <summary>The provision of the schedule that states it, or null if it has none.</summary>
    public HsCode? Provision { get; init; }

    /// <summary>The provision's row, where the catalog has it.</summary>
    public TariffLine? ProvisionLine { get; init; }

    /// <summary>The rate that is charged: what is added, what the duty is raised to, or what takes its place.</summary>
    public required DutyRate Rate { get; init; }

    /// <summary>The part of a list of goods that reached the line, or null if the measure is for all goods or names codes itself.</summary>
    public GoodsList? List { get; init; }

    /// <summary>The code that reached the line, or null if the measure is for all goods.</summary>
    public HsCode? Code { get; init; }
}

/// <summary>A question whose answer changes what is due.</summary>
/// <param name="Kind">What sort of fact is asked for.</param>
/// <param name="Text">The question.</param>
/// <param name="Measure">The measure that depends on it.</param>
/// <param name="Provision">The provision that states that measure, or null if it has none.</param>
public sealed record MeasureQuestion(MeasureConditionKind Kind, string Text, Measure Measure, HsCode? Provision)
{
    /// <summary>The question, and what depends on it.</summary>
    public override string ToString() => Provision is { } provision ? $"{Text} ({provision})" : Text;
}
