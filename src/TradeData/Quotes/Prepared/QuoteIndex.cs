using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using TradeData.Runtime;
using TradeData.Schedules;

namespace TradeData;

/// <summary>The shared inputs of a catalog's quotes, computed once: the lines of a code, the columns of a line, the terms of an
/// origin.</summary>
internal sealed class QuoteIndex
{
    // What is kept is bounded, so that a catalog of many editions that is asked for all of them does not hold all at once.
    private const int MostTerms = 65_536;
    private const int MostLines = 262_144;
    private const int MostStacks = 16_384;

    private static readonly ConditionalWeakTable<TradeCatalog, QuoteIndex> s_indexes = [];

    private readonly TradeCatalog _catalog;
    private readonly ConcurrentDictionary<TariffLine, LineFacts> _facts = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<(string Schedule, HsCode Code), CodeLines> _lines = new();
    private readonly ConcurrentDictionary<string, DaysOfChange> _days = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Schedule, PartnerCode Origin), DaysOfChange> _originDays = new();
    private readonly ConcurrentDictionary<(string Schedule, PartnerCode Origin, int On, int KnownOn), OriginTerms> _terms = new();

    private readonly ConcurrentDictionary<(string Schedule, int On, int Reaches), MeasureStack> _stacks = new();
    private readonly ConcurrentDictionary<(string Schedule, int On), TariffLine[]> _unknown = new();

    private QuoteIndex(TradeCatalog catalog) => _catalog = catalog;

    public static QuoteIndex Of(TradeCatalog catalog) => s_indexes.GetValue(catalog, static catalog => new QuoteIndex(catalog));

    /// <summary>Returns the facts of a line on a day that do not depend on the origin.</summary>
    public LineFacts FactsOf(TariffLine line, DateOnly on)
    {
        if (_facts.TryGetValue(line, out LineFacts? known) && known.HoldOn(on))
        {
            return known;
        }
        LineFacts facts = new(_catalog, line, on);
        Keep(_facts, line, facts, MostLines);
        return facts;
    }

    /// <summary>The lines that a code stands for on a day.</summary>
    public CodeLines LinesOf(Schedule schedule, HsCode code, DateOnly on)
    {
        if (_lines.TryGetValue((schedule.Id, code), out CodeLines? known) && known.HoldOn(on))
        {
            return known;
        }
        CodeLines lines = new(_catalog, schedule, code, on);
        Keep(_lines, (schedule.Id, code), lines, MostLines);
        return lines;
    }

    /// <summary>The terms of an origin on a day.</summary>
    /// <param name="schedule">The schedule's key.</param>
    /// <param name="origin">The origin.</param>
    /// <param name="on">The day of importation.</param>
    /// <param name="knownOn">The day whose knowledge counts; null for all that is known.</param>
    public OriginTerms TermsOf(string schedule, TradePartner origin, DateOnly on, DateOnly? knownOn)
    {
        if (!ReferenceEquals(_catalog.TradePartners.Find(origin.Id), origin))
        {
            return new OriginTerms(_catalog, schedule, origin, on, knownOn);
        }
        DaysOfChange days = DaysOf(schedule, origin);
        (string, PartnerCode, int, int) key = (schedule, origin.Id, days.StretchOf(on), knownOn is { } day ? days.StretchOf(day) : -1);
        if (_terms.TryGetValue(key, out OriginTerms? known))
        {
            return known;
        }
        OriginTerms terms = new(_catalog, schedule, origin, on, knownOn);
        Keep(_terms, key, terms, MostTerms);
        return terms;
    }

    /// <summary>The measures that reach a line. Lines that the same measures reach in the same way share them.</summary>
    /// <param name="schedule">The schedule's key.</param>
    /// <param name="reaches">What reaches the line.</param>
    /// <param name="on">The day of importation.</param>
    public MeasureStack StackOf(string schedule, MeasureReaches reaches, DateOnly on)
    {
        (string, int, int) key = (schedule, DaysOf(schedule).StretchOf(on), reaches.Hash());
        if (_stacks.TryGetValue(key, out MeasureStack? known) && known.IsOf(reaches))
        {
            return known;
        }
        MeasureStack stack = new(_catalog, schedule, reaches, on);
        Keep(_stacks, key, stack, MostStacks);
        return stack;
    }

    /// <summary>The provisions of a schedule that are in force on a day, carry a duty and belong to no measure.</summary>
    public TariffLine[] UnknownProvisions(string schedule, DateOnly on)
    {
        (string, int) key = (schedule, DaysOf(schedule).StretchOf(on));
        if (!_unknown.TryGetValue(key, out TariffLine[]? found))
        {
            found = CoverageFinder.UnknownProvisions(_catalog, schedule, on);
            _unknown[key] = found;
        }
        return found;
    }

    private static void Keep<TKey, TValue>(ConcurrentDictionary<TKey, TValue> all, TKey key, TValue value, int most)
        where TKey : notnull
    {
        // Counting locks the whole dictionary, so it is done where something is new alone.
        if (all.Count >= most)
        {
            all.Clear();
        }
        all[key] = value;
    }

    private DaysOfChange DaysOf(string schedule, TradePartner origin)
    {
        (string, PartnerCode) key = (schedule, origin.Id);
        if (!_originDays.TryGetValue(key, out DaysOfChange? days))
        {
            days = DaysOf(schedule).With([.. origin.Memberships.SelectMany(static membership => DaysOfChange.Of(membership.From, membership.To)), .. DaysOfChange.Of(origin.WtoSince, null)]);
            _originDays[key] = days;
        }
        return days;
    }

    private DaysOfChange DaysOf(string schedule) => _days.GetOrAdd(schedule, FindDays);

    /// <summary>The days on which measures, what is known of them, preferences, editions or provisions of a schedule change.</summary>
    private DaysOfChange FindDays(string schedule)
    {
        List<DateOnly> days = [.. MeasureIndex.Of(_catalog).DaysOfChange(schedule)];
        foreach (MeasureProgramme programme in _catalog.MeasureProgrammes.BySchedule(schedule))
        {
            days.AddRange(DaysOfChange.Of(programme.KnownFrom, programme.Ended));
            days.AddRange(DaysOfChange.Of(programme.KnownThrough?.AddDays(1), null));
        }
        foreach (Programme programme in _catalog.Programmes.BySchedule(schedule))
        {
            days.AddRange(programme.Beneficiaries.SelectMany(static beneficiary => DaysOfChange.Of(beneficiary.From, beneficiary.To)));
        }
        foreach (Edition edition in _catalog.Editions.BySchedule(schedule))
        {
            days.AddRange([edition.Effective.From, edition.Effective.From.AddDays(1)]);
        }
        if (ScheduleModules.Find(schedule)?.ProvisionsPrefix is { } provisions)
        {
            foreach (TariffLine row in _catalog.TariffLines.Under(provisions))
            {
                days.AddRange(row.Schedule == schedule ? DaysOfChange.Of(row.Effective) : []);
            }
        }
        return new DaysOfChange(days);
    }
}
