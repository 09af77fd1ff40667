using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace TradeData;

/// <summary>The shared inputs of a catalog's quotes, computed once: the columns of a line, and what each schedule's quotes share.</summary>
internal sealed class QuoteIndex
{
    // What is kept is bounded, so that a catalog of many editions that is asked for all of them does not hold all at once.
    private const int MostLines = 262_144;

    private static readonly ConditionalWeakTable<TradeCatalog, QuoteIndex> s_indexes = [];

    private readonly TradeCatalog _catalog;
    private readonly ConcurrentDictionary<TariffLine, LineFacts> _facts = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<string, ScheduleIndex> _schedules = new(StringComparer.Ordinal);

    private QuoteIndex(TradeCatalog catalog) => _catalog = catalog;

    public static QuoteIndex Of(TradeCatalog catalog) => s_indexes.GetValue(catalog, static catalog => new QuoteIndex(catalog));

    /// <summary>Returns what the quotes of a schedule share.</summary>
    /// <param name="schedule">The schedule's key.</param>
    public ScheduleIndex For(string schedule) => _schedules.TryGetValue(schedule, out ScheduleIndex? known) ? known : _schedules.GetOrAdd(schedule, new ScheduleIndex(_catalog, schedule));

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

    /// <summary>Keeps a value, and forgets all others first where there are too many.</summary>
    public static void Keep<TKey, TValue>(ConcurrentDictionary<TKey, TValue> all, TKey key, TValue value, int most)
        where TKey : notnull
    {
        // Counting locks the whole dictionary, so it is done where something is new alone.
        if (all.Count >= most)
        {
            all.Clear();
        }
        all[key] = value;
    }
}
