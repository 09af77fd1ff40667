using System.Globalization;
using TradeData.Runtime;

namespace TradeData;

/// <summary>The coverage of a quote: what is recorded through which day, what is missing, and the resulting assumptions.</summary>
public sealed record QuoteCoverage
{
    /// <summary>The coverage of each relevant programme of measures of the schedule.</summary>
    public ValueList<ProgrammeCoverage> Programmes { get; init; }

    /// <summary>The assumptions in place of missing records. Empty if there are none.</summary>
    public ValueList<string> Assumptions { get; init; }

    /// <summary>The facts that the schedule's file lacks, so that no offer includes them: preferences, quotas or remedies. Empty if none
    /// are known.</summary>
    public ValueList<string> Missing { get; init; }

    /// <summary>The provisions in force that carry a duty, could be for the origin, and belong to no recorded measure. They may add to
    /// every offer.</summary>
    public ValueList<HsCode> UnknownProvisions { get; init; }

    /// <summary>Whether a duty may be missing from the offers, so that each is only a minimum.</summary>
    public bool IsAtLeast => !UnknownProvisions.IsEmpty;
}

/// <summary>The coverage of one programme of measures.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Coverage">Whether its measures are recorded without gaps, with gaps, or not at all.</param>
/// <param name="Through">The last day of the record, or null if nothing is recorded.</param>
public sealed record ProgrammeCoverage(MeasureProgramme Programme, MeasureCoverage Coverage, DateOnly? Through)
{
    /// <summary>Returns the programme and its coverage in words.</summary>
    public override string ToString() => Coverage switch
    {
        MeasureCoverage.None => $"{Programme.Called}: not covered",
        MeasureCoverage.Gaps => string.Create(CultureInfo.InvariantCulture, $"{Programme.Called}: known gaps, through {Through:yyyy-MM-dd}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Programme.Called}: complete through {Through:yyyy-MM-dd}"),
    };
}
