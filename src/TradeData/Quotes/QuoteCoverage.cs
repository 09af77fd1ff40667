using System.Globalization;
using TradeData.Runtime;

namespace TradeData;

/// <summary>How far a quote can be trusted: what is recorded through which day, what is missing, and what it therefore assumes.</summary>
public sealed record QuoteCoverage
{
    /// <summary>How far each programme of measures of the schedule is recorded, as far as it matters on the day.</summary>
    public ValueList<ProgrammeCoverage> Programmes { get; init; }

    /// <summary>What the quote assumes because it is not recorded. Empty: nothing.</summary>
    public ValueList<string> Assumptions { get; init; }

    /// <summary>What the schedule's file does not have, so that no offer counts it: preferences, quotas or remedies. Empty: nothing is known to be missing.</summary>
    public ValueList<string> Missing { get; init; }

    /// <summary>The provisions in force that carry a duty, could be for the origin, and belong to no recorded measure. They may add to every offer.</summary>
    public ValueList<HsCode> UnknownProvisions { get; init; }

    /// <summary>Whether a duty may be missing from the offers, so that each is only the least that is due.</summary>
    public bool IsAtLeast => !UnknownProvisions.IsEmpty;
}

/// <summary>How far one programme of measures is recorded.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Coverage">Whether its measures are recorded without gaps, with gaps, or not at all.</param>
/// <param name="Through">The last day that the record is for; null where nothing is recorded.</param>
public sealed record ProgrammeCoverage(MeasureProgramme Programme, MeasureCoverage Coverage, DateOnly? Through)
{
    /// <summary>The programme and its coverage in words.</summary>
    public override string ToString() => Coverage switch
    {
        MeasureCoverage.None => $"{Programme.Called}: not covered",
        MeasureCoverage.Gaps => string.Create(CultureInfo.InvariantCulture, $"{Programme.Called}: known gaps, through {Through:yyyy-MM-dd}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Programme.Called}: complete through {Through:yyyy-MM-dd}"),
    };
}
