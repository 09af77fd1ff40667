using TradeData.Schedules;

namespace TradeData;

/// <summary>The measures that reach a line for goods of an origin on a day. One list a thread serves quote after quote, so that nothing is
/// allocated.</summary>
internal sealed class MeasureReaches
{
    [ThreadStatic]
    private static MeasureReaches? t_reaches;

    private MeasureReach[] _found = new MeasureReach[16];

    private MeasureReaches()
    {
    }

    /// <summary>The number of measures that reach the line.</summary>
    public int Count { get; private set; }

    /// <summary>The reaches of the line, then places that are not in use.</summary>
    public MeasureReach[] Found => _found;

    /// <summary>Returns a copy of what reaches the line.</summary>
    public MeasureReach[] ToArray()
    {
        MeasureReach[] copy = new MeasureReach[Count];
        Array.Copy(_found, copy, copy.Length);
        return copy;
    }

    /// <summary>Finds them. The result holds until the next call on the same thread.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="facts">The line.</param>
    /// <param name="goods">The code of the goods, which can have more digits than the line.</param>
    /// <param name="measures">The measures to look at: those that are in force for the origin.</param>
    /// <param name="on">The day of importation.</param>
    public static MeasureReaches Find(TradeCatalog catalog, LineFacts facts, HsCode? goods, CompiledMeasure[] measures, DateOnly on)
    {
        MeasureReaches reaches = t_reaches ??= new MeasureReaches();
        reaches.Count = 0;
        if (facts.Line.Code is not { } lineCode || ScheduleModules.Find(facts.Line.Schedule)?.IsOfProvisions(facts.Line.Chapter) == true)
        {
            return reaches;
        }
        HsCode code = goods is { } given && given.StartsWith(lineCode) ? given : lineCode;
        GoodsLookup lookup = MeasureIndex.Of(catalog).Goods;
        ListedGoods listed = lookup.Of(code);
        foreach (CompiledMeasure measure in measures)
        {
            reaches.Add(measure, listed, facts, lookup, on);
        }
        return reaches;
    }

    /// <summary>A number that is the same for reaches that come to the same.</summary>
    public int Hash()
    {
        HashCode hash = default;
        for (int i = 0; i < Count; i++)
        {
            ref readonly MeasureReach reach = ref _found[i];
            hash.Add(reach.Measure.Number);
            hash.Add((int)reach.Goods.Match);
            hash.Add((reach.AskedFor?.Key ?? 0).GetHashCode());
            hash.Add((reach.Named?.Key ?? 0).GetHashCode());
        }
        return hash.ToHashCode();
    }

    /// <summary>Whether the same measures reach another line, as far as all of it or some.</summary>
    public bool AreLike(MeasureReach[] others)
    {
        if (others.Length != Count)
        {
            return false;
        }
        for (int i = 0; i < others.Length; i++)
        {
            if (!ReferenceEquals(others[i].Measure, _found[i].Measure) || others[i].Goods.Match != _found[i].Goods.Match)
            {
                return false;
            }
        }
        return true;
    }

    private void Add(CompiledMeasure measure, ListedGoods goods, LineFacts facts, GoodsLookup lookup, DateOnly on)
    {
        if (measure.Goods.IsNamed)
        {
            AddNamed(measure, facts.Named);
            return;
        }
        GoodsReach reach = measure.Goods.Find(goods, on);
        if (reach.Match == GoodsMatch.None && measure.IsCharge && measure.Goods.IsListed && NamesOneOf(facts.Named, measure.Provisions)
            && !(facts.NamedAt is { } above && measure.Goods.Find(lookup.Of(above), on).Match == GoodsMatch.Some))
        {
            // A schedule that renumbered a line names the provision there before a list has the new number. A list with other goods of the
            // row that names it divides that row.
            reach = new GoodsReach(GoodsMatch.All, null, goods.Code);
        }
        if (reach.Match != GoodsMatch.None)
        {
            Add(new MeasureReach(measure, reach));
        }
    }

    private void Add(MeasureReach reach)
    {
        if (Count == _found.Length)
        {
            Array.Resize(ref _found, 2 * Count);
        }
        _found[Count++] = reach;
    }

    private void AddNamed(CompiledMeasure measure, HsCode[] named)
    {
        int first = Count;
        foreach (HsCode code in named)
        {
            if (measure.States(code))
            {
                Add(new MeasureReach(measure, new GoodsReach(GoodsMatch.All, null, null), code, IsAlternative: Count > first));
            }
        }
        if (Count > first + 1)
        {
            _found[first] = _found[first] with { IsAlternative = true };
        }
    }

    private static bool NamesOneOf(HsCode[] named, HsCode[] provisions)
    {
        foreach (HsCode code in named)
        {
            if (Array.IndexOf(provisions, code) >= 0)
            {
                return true;
            }
        }
        return false;
    }
}
