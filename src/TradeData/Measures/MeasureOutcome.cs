using TradeData.Runtime;

namespace TradeData;

/// <summary>A measure that counts.</summary>
/// <param name="Candidate">The measure as it reaches the line.</param>
/// <param name="PartsTaken">The parts of the goods that other measures are charged on in its place.</param>
internal sealed record CountedMeasure(MeasureCandidate Candidate, List<string> PartsTaken)
{
    /// <summary>Whether it is charged on what is left beside the parts taken.</summary>
    public bool IsOnRest { get; } = PartsTaken.Count > 0 && Candidate is { Measure.Row.Effect: MeasureEffect.Adds or MeasureEffect.RaisesTo, Rate: DutyRate.AdValorem { Base: null } };

    /// <summary>The rate charged, on the rest beside the parts taken.</summary>
    public DutyRate? Rate => IsOnRest && Candidate is { Measure.Row.Effect: MeasureEffect.Adds, Rate: DutyRate.AdValorem whole } ? _onRest ??= whole with { Base = RestBeside(PartsTaken), Raw = null } : Candidate.Rate;

    private DutyRate? _onRest;

    public static string RestBeside(List<string> parts) => "the content other than " + Together(parts);

    /// <summary>The parts as one.</summary>
    public static string Together(List<string> parts) => string.Join(" and ", parts);

    /// <summary>The quantity that has the same share of the whole quantity as the parts have of the whole value.</summary>
    public static string ShareOf(List<string> parts) => "the share by value of " + Together(parts);
}

/// <summary>A measure that does not count.</summary>
/// <param name="Candidate">The measure as it reaches the line.</param>
/// <param name="By">The measure that excludes it.</param>
internal sealed record ExcludedMeasure(MeasureCandidate Candidate, MeasureCandidate? By);

/// <summary>The measures that count in one case. Immutable.</summary>
internal sealed class MeasureOutcome
{
    // The order in which measures are charged.
    private static readonly MeasureEffect[] s_order = [MeasureEffect.Replaces, MeasureEffect.RaisesTo, MeasureEffect.Adds];

    private readonly TradeCatalog _catalog;
    private readonly string _schedule;
    private readonly DateOnly _on;

    // What is charged by the first provision of each measure, and by the second.
    private readonly AppliedMeasure?[] _applied;
    private AppliedMeasure[]? _usual;

    public MeasureOutcome(TradeCatalog catalog, string schedule, DateOnly on, List<CountedMeasure> counted, List<ExcludedMeasure> excluded)
    {
        (_catalog, _schedule, _on) = (catalog, schedule, on);
        Counted = [.. counted.OrderBy(static measure => measure.Candidate.Called, StringComparer.Ordinal)];
        Excluded = [.. excluded];
        _applied = new AppliedMeasure?[2 * Counted.Length];
        Charges = Charged.Count();
        HasRests = Array.Exists(Counted, static measure => measure.IsOnRest);
    }

    /// <summary>The measures that count, in the order of provisions.</summary>
    public CountedMeasure[] Counted { get; }

    /// <summary>The measures that do not count.</summary>
    public ExcludedMeasure[] Excluded { get; }

    /// <summary>The number of counting measures with a duty.</summary>
    public int Charges { get; }

    /// <summary>The charges if no list covers the line and each measure uses its first provision, in the order of charging, or null if
    /// there are none.</summary>
    public AppliedMeasure[]? Usual => Charges == 0 ? null : _usual ??= [.. UsualCharges()];

    /// <summary>Whether a measure is charged on what is left beside parts that others are charged on.</summary>
    public bool HasRests { get; }

    /// <summary>The measures with a duty that count, or that only another measure of their own programme excludes.</summary>
    public IEnumerable<MeasureCandidate> Touching =>
    [
        .. Charged,
        .. Excluded.Where(static pair => pair.By?.Measure.Programme.Id == pair.Candidate.Measure.Programme.Id).Select(static pair => pair.Candidate),
    ];

    private List<AppliedMeasure> UsualCharges()
    {
        List<AppliedMeasure> charges = new(Charges);
        foreach (MeasureEffect effect in s_order)
        {
            for (int i = 0; i < Counted.Length; i++)
            {
                if (Counted[i].Candidate.Measure.Row.Effect == effect && Counted[i].Rate is not null)
                {
                    charges.Add(AppliedAt(i, 0, default));
                }
            }
        }
        return charges;
    }

    private IEnumerable<MeasureCandidate> Charged =>
        Counted.Select(static measure => measure.Candidate).Where(static candidate => candidate.Measure.IsCharge);

    /// <summary>Whether the measures that are charged in another case are the same.</summary>
    public bool ChargesTheSameAs(MeasureOutcome other) => Charged.SequenceEqual(other.Charged);

    /// <summary>Returns the effect of the measures on a line's own rate.</summary>
    /// <param name="own">The line's own rate.</param>
    /// <param name="explains">Whether the steps are wanted.</param>
    /// <param name="reaches">What covers the line.</param>
    public MeasuredRate Apply(DutyRate own, MeasureReach[] reaches, bool explains = false) =>
        new MeasureApplication(this, reaches, explains).Apply(own);

    /// <summary>A measure as it is charged.</summary>
    /// <param name="number">The number of the measure among those that count.</param>
    /// <param name="provision">Which of its provisions charges: the first, or the second.</param>
    /// <param name="reach">What covers the line.</param>
    public AppliedMeasure AppliedAt(int number, int provision, GoodsReach reach)
    {
        AppliedMeasure applied = _applied[2 * number + provision] ??= MakeApplied(Counted[number], provision);
        return reach.Code is null ? applied : applied with { List = reach.List, Code = reach.Code };
    }

    private AppliedMeasure MakeApplied(CountedMeasure counted, int number)
    {
        MeasureCandidate candidate = counted.Candidate;
        HsCode? provision = candidate.Provision(number) ?? candidate.Provision(0);
        return new AppliedMeasure
        {
            Measure = candidate.Measure.Row,
            Programme = candidate.Measure.Programme,
            Provision = provision,
            ProvisionLine = candidate.ProvisionLine ?? (provision is { } code ? _catalog.TariffLines.FindAsOf(_schedule, code.ToString(), _on) : null),
            Rate = counted.Rate!,
        };
    }
}

/// <summary>The effect of measures on a line's own rate.</summary>
/// <param name="Rate">The rate that is paid in the end.</param>
/// <param name="Applied">What is charged, in the order in which it is.</param>
/// <param name="Steps">The explanation of the measures, or empty if it is not requested.</param>
internal readonly record struct MeasuredRate(DutyRate Rate, ValueList<AppliedMeasure> Applied, ValueList<ExplanationStep> Steps);
