using System.Runtime.CompilerServices;

namespace TradeData;

/// <summary>The measures of a catalog, made ready once.</summary>
internal sealed class MeasureIndex
{
    private static readonly ConditionalWeakTable<TradeCatalog, MeasureIndex> s_indexes = [];

    private readonly Dictionary<string, List<CompiledMeasure>> _bySchedule = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CodeSet> _provisions = new(StringComparer.Ordinal);

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
            }
            measures.Add(measure);
        }
        foreach ((string schedule, List<CompiledMeasure> measures) in _bySchedule)
        {
            _provisions.Add(schedule, CodeSet.OfAll(measures.ConvertAll(static measure => measure.Provisions)));
        }
    }

    public GoodsLookup Goods { get; }

    public static MeasureIndex Of(TradeCatalog catalog) => s_indexes.GetValue(catalog, static catalog => new MeasureIndex(catalog));

    /// <summary>The measures that are law on a day for goods of an origin, or of any.</summary>
    public CompiledMeasure[] InForce(string schedule, TradePartner? origin, DateOnly on, DateOnly? knownOn) =>
        [.. _bySchedule.GetValueOrDefault(schedule, []).Where(measure => measure.HoldsOn(on, knownOn) && (origin is null || measure.IsFor(origin, on)))];

    /// <summary>The numbers of the days on which measures of a schedule begin or end.</summary>
    public List<int> DaysOfChange(string schedule)
    {
        List<int> days = [];
        foreach (CompiledMeasure measure in _bySchedule.GetValueOrDefault(schedule, []))
        {
            measure.AddDays(days);
        }
        return days;
    }

    /// <summary>Whether a measure has a provision, or one above it.</summary>
    public bool Knows(string schedule, HsCode provision) =>
        _provisions.TryGetValue(schedule, out CodeSet? known) && known.Match(provision, out _) == GoodsMatch.All;
}
