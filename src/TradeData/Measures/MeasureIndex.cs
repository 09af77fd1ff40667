using System.Runtime.CompilerServices;

namespace TradeData;

/// <summary>The measures of a catalog, made ready once.</summary>
internal sealed class MeasureIndex
{
    private static readonly ConditionalWeakTable<TradeCatalog, MeasureIndex> s_indexes = [];

    private readonly Dictionary<string, List<CompiledMeasure>> _bySchedule = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<HsCode>> _provisions = new(StringComparer.Ordinal);

    private MeasureIndex(TradeCatalog catalog)
    {
        Goods = new GoodsLookup(catalog);
        int number = 0;
        foreach (Measure row in catalog.Measures)
        {
            CompiledMeasure measure = new(row, catalog.MeasureProgrammes[row.Programme], Goods, number++);
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
    public CompiledMeasure[] InForce(string schedule, TradePartner? origin, DateOnly on, DateOnly? knownOn) =>
        [.. _bySchedule.GetValueOrDefault(schedule, []).Where(measure => measure.HoldsOn(on, knownOn) && (origin is null || measure.IsFor(origin, on)))];

    /// <summary>The days on which measures of a schedule begin or end.</summary>
    public IEnumerable<DateOnly> DaysOfChange(string schedule) => _bySchedule.GetValueOrDefault(schedule, []).SelectMany(static measure => measure.Days());

    /// <summary>Whether a measure has a provision, or one above it.</summary>
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
