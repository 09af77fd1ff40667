using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using TradeData.Runtime;

namespace TradeData;

/// <summary>Finds how far a quote can be trusted.</summary>
internal sealed class CoverageFinder(TradeCatalog catalog, Schedule schedule)
{
    private static readonly ConditionalWeakTable<TradeCatalog, ConcurrentDictionary<(string Schedule, DateOnly On), TariffLine[]>> s_unknown = [];

    /// <summary>The coverage of a quote for goods of an origin on a day.</summary>
    /// <param name="origin">The origin.</param>
    /// <param name="on">The day of importation.</param>
    /// <param name="named">The provisions that the line's footnotes name.</param>
    public QuoteCoverage Find(TradePartner origin, DateOnly on, IEnumerable<HsCode> named)
    {
        List<ProgrammeCoverage> programmes = [];
        List<string> assumptions = [];
        DateOnly? through = null;
        DateOnly? knownFrom = null;
        foreach (MeasureProgramme programme in catalog.MeasureProgrammes.BySchedule(schedule.Id))
        {
            knownFrom = programme.KnownFrom is { } first && !(knownFrom < first) ? first : knownFrom;
            if (programme.Ended <= on || programme.KnownFrom > on)
            {
                continue;
            }
            programmes.Add(new ProgrammeCoverage(programme, programme.Coverage, programme.KnownThrough));
            if (programme.KnownThrough is { } last && last < on && !(through <= last))
            {
                through = last;
            }
        }
        AddLines(assumptions, on);
        if (MeasuresThrough() is { } known && known < on)
        {
            through = known < through ? known : through ?? known;
        }
        if (through is { } day)
        {
            assumptions.Add(string.Create(CultureInfo.InvariantCulture, $"The quote assumes that no measure changed since {day:yyyy-MM-dd}."));
        }
        if (knownFrom is { } beginning && on < beginning)
        {
            assumptions.Add(string.Create(CultureInfo.InvariantCulture, $"No measure before {beginning:yyyy-MM-dd} is recorded; the quote assumes that there was none."));
        }
        if (programmes.Count == 0)
        {
            assumptions.Add($"No measures of {schedule.Id} are recorded: quotas, remedies and additional duties are not counted.");
        }
        SortedSet<HsCode> unknown = [.. UnknownFor(origin, on)];
        MeasureIndex index = MeasureIndex.Of(catalog);
        foreach (HsCode provision in named)
        {
            if (!index.Knows(schedule.Id, provision))
            {
                unknown.Add(provision);
            }
        }
        return new QuoteCoverage { Programmes = programmes.ToValueList(), Assumptions = assumptions.ToValueList(), UnknownProvisions = unknown.ToValueList() };
    }

    /// <summary>The last day through which any programme that goes on is recorded: the end of a programme says nothing of what came in its place.</summary>
    private DateOnly? MeasuresThrough()
    {
        DateOnly? through = null;
        foreach (MeasureProgramme programme in catalog.MeasureProgrammes.BySchedule(schedule.Id))
        {
            through = programme.KnownThrough is { } last && !(through >= last) ? last : through;
        }
        return through;
    }

    /// <summary>What is assumed of the schedule's own lines before its first edition and behind its newest.</summary>
    private void AddLines(List<string> assumptions, DateOnly on)
    {
        Edition? newest = null;
        Edition? oldest = null;
        foreach (Edition edition in catalog.Editions.BySchedule(schedule.Id))
        {
            newest = newest is null || edition.Effective.From > newest.Effective.From ? edition : newest;
            oldest = oldest is null || edition.Effective.From < oldest.Effective.From ? edition : oldest;
        }
        if (newest is not null && on > newest.Effective.From)
        {
            assumptions.Add(string.Create(CultureInfo.InvariantCulture, $"The newest edition of {schedule.Id} is {newest.Id} of {newest.Effective.From:yyyy-MM-dd}; the quote assumes that the line has not changed since."));
        }
        if (oldest is not null && on < oldest.Effective.From)
        {
            assumptions.Add(string.Create(CultureInfo.InvariantCulture, $"The oldest edition of {schedule.Id} is {oldest.Id} of {oldest.Effective.From:yyyy-MM-dd}; the quote assumes that the line was the same before."));
        }
    }

    private IEnumerable<HsCode> UnknownFor(TradePartner origin, DateOnly on)
    {
        foreach (TariffLine provision in s_unknown.GetOrCreateValue(catalog).GetOrAdd((schedule.Id, on), Unknown))
        {
            if (OriginWords.CouldBeFor(catalog, provision.Description, origin, on))
            {
                yield return provision.Code!.Value;
            }
        }
    }

    /// <summary>The provisions in force that carry a duty and belong to no measure. They are few, and looked for once a day.</summary>
    private TariffLine[] Unknown((string Schedule, DateOnly On) key)
    {
        MeasureIndex index = MeasureIndex.Of(catalog);
        List<TariffLine> found = [];
        foreach (TariffLine row in catalog.TariffLines.AsOf(key.On).Under(MeasureStack.Provisions))
        {
            if (row.Schedule == key.Schedule && row.Code is { } code && CarriesDuty(row) && !index.Knows(key.Schedule, code))
            {
                found.Add(row);
            }
        }
        return [.. found];
    }

    private static bool CarriesDuty(TariffLine provision)
    {
        foreach (LineRate rate in provision.Rates)
        {
            if (rate.Rate is not (DutyRate.NoChange or DutyRate.Reference { Adjustment: null or 0, Targets.IsEmpty: true, Spans.IsEmpty: true }))
            {
                return true;
            }
        }
        return false;
    }
}
