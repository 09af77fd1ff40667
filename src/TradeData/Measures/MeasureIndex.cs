using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace TradeData;

/// <summary>The measures of a catalog, made ready once, and those of an origin and a day, made ready when they are first asked for.</summary>
internal sealed class MeasureIndex
{
    private const int MostKept = 4096;

    private static readonly ConditionalWeakTable<TradeCatalog, MeasureIndex> s_indexes = [];

    private readonly Dictionary<string, List<CompiledMeasure>> _bySchedule = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<HsCode>> _provisions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Schedule, PartnerCode? Origin, DateOnly On, DateOnly? KnownOn), CompiledMeasure[]> _inForce = new();

    private MeasureIndex(TradeCatalog catalog)
    {
        Goods = new GoodsLookup(catalog);
        foreach (Measure row in catalog.Measures)
        {
            CompiledMeasure measure = new(row, catalog.MeasureProgrammes[row.Programme]);
            string schedule = measure.Programme.Schedule;
            if (!_bySchedule.TryGetValue(schedule, out List<CompiledMeasure>? measures))
            {
                _bySchedule.Add(schedule, measures = []);
                _provisions.Add(schedule, []);
            }
            measures.Add(measure);
            _provisions[schedule].UnionWith(measure.Provisions);
        }
    }

    public GoodsLookup Goods { get; }

    public static MeasureIndex Of(TradeCatalog catalog) => s_indexes.GetValue(catalog, static catalog => new MeasureIndex(catalog));

    /// <summary>The measures that are law on a day for goods of an origin, or of any.</summary>
    public CompiledMeasure[] InForce(string schedule, TradePartner? origin, DateOnly on, DateOnly? knownOn)
    {
        (string, PartnerCode?, DateOnly, DateOnly?) key = (schedule, origin?.Id, on, knownOn);
        if (_inForce.TryGetValue(key, out CompiledMeasure[]? known))
        {
            return known;
        }
        CompiledMeasure[] found = [.. _bySchedule.GetValueOrDefault(schedule, []).Where(measure => measure.HoldsOn(on, knownOn) && (origin is null || measure.IsFor(origin, on)))];
        if (_inForce.Count >= MostKept)
        {
            _inForce.Clear();
        }
        _inForce[key] = found;
        return found;
    }

    /// <summary>Whether a measure states a provision, or one above it.</summary>
    public bool Knows(string schedule, HsCode provision)
    {
        if (!_provisions.TryGetValue(schedule, out HashSet<HsCode>? known))
        {
            return false;
        }
        for (HsCode? code = provision; code is { } at; code = at.Parent)
        {
            if (known.Contains(at))
            {
                return true;
            }
        }
        return false;
    }
}
