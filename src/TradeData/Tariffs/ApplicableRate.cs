using TradeData.Runtime;

namespace TradeData;

/// <summary>The kind of condition of a rate.</summary>
public enum RateConditionKind
{
    /// <summary>The goods must originate in the partner by the programme's rules of origin, with a claim and proof.</summary>
    Origin,

    /// <summary>The quantity must be within a tariff quota.</summary>
    Quota,

    /// <summary>The goods, their use or their documents must be of a kind that the schedule names.</summary>
    Goods,

    /// <summary>A fact about a measure must be true.</summary>
    Measure,
}

/// <summary>A condition of a rate.</summary>
/// <param name="Kind">The kind of condition.</param>
/// <param name="Text">The condition in English, with the schedule's own words in it.</param>
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

    /// <summary>The column of the rate. For the lesser of a general and a bound rate, it is the general one's.</summary>
    public required RateColumn Column { get; init; }

    /// <summary>The programme to claim, or null for a rate without a claim.</summary>
    public Programme? Programme { get; init; }

    /// <summary>The row with the rate: the line's, or one above it.</summary>
    public required TariffLine Row { get; init; }

    /// <summary>The side of a tariff quota, or null if it does not depend on one.</summary>
    public QuotaSide? QuotaSide { get; init; }

    /// <summary>The quota, if the catalog has it.</summary>
    public Quota? Quota { get; init; }

    /// <summary>The safeguard that caused the rate.</summary>
    public Safeguard? Safeguard { get; init; }

    /// <summary>The confidence of the record. Null means that of the dataset.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>The conditions of the rate. Empty if there are none.</summary>
    public ValueList<RateCondition> Conditions { get; init; }

    /// <summary>The reasons why it applies.</summary>
    public ValueList<ExplanationStep> Steps
    {
        get => Later.Value;
        init => Later = new LaterSteps<OwnRate>(value);
    }

    internal LaterSteps<OwnRate> Later { get; set; }

    /// <summary>Whether every importer of such goods can fulfil its conditions: it is neither within a quota nor for goods of a special
    /// kind.</summary>
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
