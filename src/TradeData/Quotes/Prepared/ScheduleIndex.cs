using System.Collections.Concurrent;
using TradeData.Schedules;

namespace TradeData;

/// <summary>The shared inputs of a schedule's quotes, computed once: the lines of a code, the terms of an origin, the measures that reach
/// lines.</summary>
internal sealed class ScheduleIndex
{
    private const int MostTerms = 65_536;
    private const int MostLines = 262_144;
    private const int MostStacks = 16_384;

    private readonly TradeCatalog _catalog;
    private readonly string _schedule;
    private readonly Lazy<DaysOfChange> _days;

    // All keys are integers of one type: the code for each other type would be compiled at the first quote of a process.
    private readonly ConcurrentDictionary<ulong, CodeLines> _lines = new();
    private readonly ConcurrentDictionary<ulong, OriginDays> _origins = new();
    private readonly ConcurrentDictionary<ulong, OriginTerms> _terms = new();
    private readonly ConcurrentDictionary<ulong, MeasureStack> _stacks = new();
    private readonly ConcurrentDictionary<ulong, TariffLine[]> _unknown = new();
    private int _lastOrigin;

    public ScheduleIndex(TradeCatalog catalog, string schedule)
    {
        (_catalog, _schedule) = (catalog, schedule);
        _days = new Lazy<DaysOfChange>(FindDays);
    }

    /// <summary>The lines that a code stands for on a day.</summary>
    public CodeLines LinesOf(Schedule schedule, HsCode code, DateOnly on)
    {
        if (_lines.TryGetValue(code.Key, out CodeLines? known) && known.HoldOn(on))
        {
            return known;
        }
        CodeLines lines = new(_catalog, schedule, code, on);
        QuoteIndex.Keep(_lines, code.Key, lines, MostLines);
        return lines;
    }

    /// <summary>The terms of an origin on a day.</summary>
    /// <param name="origin">The origin.</param>
    /// <param name="on">The day of importation.</param>
    /// <param name="knownOn">The day whose knowledge counts; null for all that is known.</param>
    public OriginTerms TermsOf(TradePartner origin, DateOnly on, DateOnly? knownOn)
    {
        if (!ReferenceEquals(_catalog.TradePartners.Find(origin.Id), origin))
        {
            return new OriginTerms(_catalog, _schedule, origin, on, knownOn);
        }
        OriginDays own = DaysOf(origin);
        // 24 bits for the origin, and 20 for each of the two days.
        ulong key = (ulong)own.Number << 40 | (ulong)own.Days.StretchOf(on) << 20 | (knownOn is { } day ? (ulong)own.Days.StretchOf(day) + 1 : 0);
        if (_terms.TryGetValue(key, out OriginTerms? known))
        {
            return known;
        }
        OriginTerms terms = new(_catalog, _schedule, origin, on, knownOn);
        QuoteIndex.Keep(_terms, key, terms, MostTerms);
        return terms;
    }

    /// <summary>The measures that reach a line. Lines that the same measures reach in the same way share them.</summary>
    /// <param name="reaches">What reaches the line.</param>
    /// <param name="on">The day of importation.</param>
    public MeasureStack StackOf(MeasureReaches reaches, DateOnly on)
    {
        ulong key = (ulong)_days.Value.StretchOf(on) << 32 | (uint)reaches.Hash();
        if (_stacks.TryGetValue(key, out MeasureStack? known) && known.IsOf(reaches))
        {
            return known;
        }
        MeasureStack stack = new(_catalog, _schedule, reaches, on);
        QuoteIndex.Keep(_stacks, key, stack, MostStacks);
        return stack;
    }

    /// <summary>The provisions of the schedule that are in force on a day, carry a duty and belong to no measure.</summary>
    public TariffLine[] UnknownProvisions(DateOnly on)
    {
        ulong key = (ulong)_days.Value.StretchOf(on);
        if (!_unknown.TryGetValue(key, out TariffLine[]? found))
        {
            found = CoverageFinder.UnknownProvisions(_catalog, _schedule, on);
            _unknown[key] = found;
        }
        return found;
    }

    private OriginDays DaysOf(TradePartner origin) => _origins.TryGetValue(origin.Id.Key, out OriginDays? known)
        ? known
        : _origins.GetOrAdd(origin.Id.Key, new OriginDays(Interlocked.Increment(ref _lastOrigin), _days.Value.With(origin)));

    /// <summary>The days on which measures, what is known of them, preferences, editions or provisions of the schedule change.</summary>
    private DaysOfChange FindDays()
    {
        List<int> days = MeasureIndex.Of(_catalog).DaysOfChange(_schedule);
        foreach (MeasureProgramme programme in _catalog.MeasureProgrammes.BySchedule(_schedule))
        {
            DaysOfChange.Add(days, programme.KnownFrom, programme.Ended);
            DaysOfChange.Add(days, programme.KnownThrough?.AddDays(1), null);
        }
        foreach (Programme programme in _catalog.Programmes.BySchedule(_schedule))
        {
            foreach (Beneficiary beneficiary in programme.Beneficiaries)
            {
                DaysOfChange.Add(days, beneficiary.From, beneficiary.To);
            }
        }
        foreach (Edition edition in _catalog.Editions.BySchedule(_schedule))
        {
            DaysOfChange.Add(days, edition.Effective.From, edition.Effective.From.AddDays(1));
        }
        if (ScheduleModules.Find(_schedule)?.ProvisionsPrefix is { } provisions)
        {
            foreach (TariffLine row in _catalog.TariffLines.Under(provisions))
            {
                DaysOfChange.Add(days, row.Schedule == _schedule ? row.Effective : null);
            }
        }
        return new DaysOfChange(days);
    }

    /// <summary>The days on which something changes for goods of an origin, and the origin's number.</summary>
    private sealed record OriginDays(int Number, DaysOfChange Days);
}
