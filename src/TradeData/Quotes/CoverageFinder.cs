using System.Globalization;
using TradeData.Runtime;
using TradeData.Schedules;

namespace TradeData;

/// <summary>Determines the coverage of a quote.</summary>
internal sealed class CoverageFinder(TradeCatalog catalog, Schedule schedule)
{
    /// <summary>The coverage of quotes for goods of an origin on a day, whatever the line.</summary>
    public QuoteCoverage Find(TradePartner origin, DateOnly on)
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
        return new QuoteCoverage { Programmes = programmes.ToValueList(), Assumptions = assumptions.ToValueList(), UnknownProvisions = ValueList<HsCode>.FromTrusted(UnknownFor(origin, on)) };
    }

    /// <summary>The coverage of quotes for one line.</summary>
    /// <param name="coverage">That of all lines.</param>
    /// <param name="line">The line.</param>
    public QuoteCoverage For(QuoteCoverage coverage, LineFacts line)
    {
        HsCode[] unknown = coverage.UnknownProvisions.ToArray();
        foreach (HsCode named in line.NamedUnknown)
        {
            unknown = OrderedCodes.With(unknown, named);
        }
        ValueList<string> missing = catalog.Editions.Find(schedule.Id, line.Line.Edition)?.Missing ?? default;
        return missing.IsEmpty && unknown.Length == coverage.UnknownProvisions.Count ? coverage : coverage with
        {
            Missing = missing,
            UnknownProvisions = ValueList<HsCode>.FromTrusted(unknown),
        };
    }

    /// <summary>Returns the last recorded day of any continuing programme. The end of a programme does not show what replaced it.</summary>
    private DateOnly? MeasuresThrough()
    {
        DateOnly? through = null;
        foreach (MeasureProgramme programme in catalog.MeasureProgrammes.BySchedule(schedule.Id))
        {
            through = programme.KnownThrough is { } last && !(through >= last) ? last : through;
        }
        return through;
    }

    /// <summary>Adds the assumptions about the schedule's own lines before its first edition and after its newest.</summary>
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

    private HsCode[] UnknownFor(TradePartner origin, DateOnly on)
    {
        HsCode[] unknown = [];
        foreach (TariffLine provision in QuoteIndex.Of(catalog).For(schedule.Id).UnknownProvisions(on))
        {
            if (provision.Code is { } code && OriginWords.CouldBeFor(catalog, provision.Description, origin, on))
            {
                unknown = OrderedCodes.With(unknown, code);
            }
        }
        return unknown;
    }

    /// <summary>The provisions of a schedule that are in force on a day, carry a duty and belong to no measure. They are few.</summary>
    public static TariffLine[] UnknownProvisions(TradeCatalog catalog, string schedule, DateOnly on)
    {
        if (ScheduleModules.Find(schedule)?.ProvisionsPrefix is not { } prefix)
        {
            return [];
        }
        MeasureIndex index = MeasureIndex.Of(catalog);
        List<TariffLine> found = [];
        foreach (TariffLine row in catalog.TariffLines.AsOf(on).Under(prefix))
        {
            if (row.Schedule == schedule && row.Code is { } code && CarriesDuty(row) && !index.Knows(schedule, code))
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
