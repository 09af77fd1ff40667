using TradeData.Runtime;

namespace TradeData;

/// <summary>What kind of condition a rate has.</summary>
public enum RateConditionKind
{
    /// <summary>The goods must originate in the partner by the programme's rules of origin, and be claimed and proved to.</summary>
    Origin,

    /// <summary>The quantity must lie within a tariff quota.</summary>
    Quota,

    /// <summary>The goods, their use or their papers must be of a kind that the schedule names.</summary>
    Goods,

    /// <summary>A fact that a measure depends on must be so.</summary>
    Measure,
}

/// <summary>Something to be fulfilled for a rate to apply.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Text">What, in English; the schedule's own words within.</param>
public sealed record RateCondition(RateConditionKind Kind, string Text)
{
    /// <summary>The text.</summary>
    public override string ToString() => Text;
}

/// <summary>A rate of a line that goods of a partner can pay on a day, before what measures add to it.</summary>
public sealed record ApplicableRate
{
    /// <summary>The rate.</summary>
    public required DutyRate Rate { get; init; }

    /// <summary>The column that it stands in. Of a general and a bound rate of which the lesser is paid, the general one's.</summary>
    public required RateColumn Column { get; init; }

    /// <summary>The programme that it is claimed under; null for a rate that everyone pays.</summary>
    public Programme? Programme { get; init; }

    /// <summary>The row that the rate stands on: the line's, or one above it.</summary>
    public required TariffLine Row { get; init; }

    /// <summary>Which side of a tariff quota it is for. Null: it does not depend on one.</summary>
    public QuotaSide? QuotaSide { get; init; }

    /// <summary>The quota, where the catalog has it.</summary>
    public Quota? Quota { get; init; }

    /// <summary>The safeguard that brought it about.</summary>
    public Safeguard? Safeguard { get; init; }

    /// <summary>How well it is known. Null: as the dataset says of itself.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>What must be fulfilled. Empty: nothing.</summary>
    public ValueList<RateCondition> Conditions { get; init; }

    /// <summary>Why it applies.</summary>
    public ValueList<ExplanationStep> Steps
    {
        get => Later.Value;
        init => Later = new LaterSteps<OwnRate>(value);
    }

    internal LaterSteps<OwnRate> Later { get; set; }

    /// <summary>Whether it applies beyond what an importer of such goods can always fulfil: neither within a quota nor for goods of a special kind.</summary>
    internal bool IsOrdinary
    {
        get
        {
            foreach (RateCondition condition in Conditions)
            {
                if (condition.Kind != RateConditionKind.Origin)
                {
                    return false;
                }
            }
            return true;
        }
    }
}
