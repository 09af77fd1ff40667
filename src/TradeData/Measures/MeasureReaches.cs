using TradeData.Schedules;

namespace TradeData;

/// <summary>The measures that reach a line for goods of an origin on a day. One list a thread serves quote after quote, so that nothing is allocated.</summary>
internal sealed class MeasureReaches
{
    [ThreadStatic]
    private static MeasureReaches? t_reaches;

    private readonly List<MeasureReach> _found = [];

    private MeasureReaches()
    {
    }

    public IReadOnlyList<MeasureReach> Found => _found;

    /// <summary>Finds them. The result holds until the next call on the same thread.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="facts">The line.</param>
    /// <param name="goods">The code of the goods, which can have more digits than the line.</param>
    /// <param name="measures">The measures to look at: those that are in force for the origin.</param>
    /// <param name="on">The day of importation.</param>
    public static MeasureReaches Find(TradeCatalog catalog, LineFacts facts, HsCode? goods, CompiledMeasure[] measures, DateOnly on)
    {
        MeasureReaches reaches = t_reaches ??= new MeasureReaches();
        reaches._found.Clear();
        if (facts.Line.Code is not { } lineCode || ScheduleModules.Find(facts.Line.Schedule)?.IsOfProvisions(facts.Line.Chapter) == true)
        {
            return reaches;
        }
        HsCode code = goods is { } given && given.StartsWith(lineCode) ? given : lineCode;
        ListedGoods listed = MeasureIndex.Of(catalog).Goods.Of(code);
        foreach (CompiledMeasure measure in measures)
        {
            reaches.Add(measure, listed, facts.Named, on);
        }
        return reaches;
    }

    /// <summary>A number that is the same for reaches that come to the same.</summary>
    public int Hash()
    {
        HashCode hash = default;
        foreach (MeasureReach reach in _found)
        {
            hash.Add(reach.Measure.Number);
            hash.Add(reach.Goods.Match);
            hash.Add(reach.AskedFor?.Key ?? 0);
            hash.Add(reach.Named?.Key ?? 0);
        }
        return hash.ToHashCode();
    }

    /// <summary>Whether the same measures reach another line, as far as all of it or some.</summary>
    public static bool AreLike(MeasureReach[] left, IReadOnlyList<MeasureReach> right)
    {
        if (left.Length != right.Count)
        {
            return false;
        }
        for (int i = 0; i < left.Length; i++)
        {
            if (!ReferenceEquals(left[i].Measure, right[i].Measure) || left[i].Goods.Match != right[i].Goods.Match)
            {
                return false;
            }
        }
        return true;
    }

    private void Add(CompiledMeasure measure, ListedGoods goods, HsCode[] named, DateOnly on)
    {
        if (measure.Goods.IsNamed)
        {
            AddNamed(measure, named);
            return;
        }
        GoodsReach reach = measure.Goods.Find(goods, on);
        if (reach.Match == GoodsMatch.None && measure.IsCharge && measure.Goods.IsListed && NamesOneOf(named, measure.Provisions))
        {
            // A schedule that renumbered a line names the provision there before a list has the new number.
            reach = new GoodsReach(GoodsMatch.All, null, goods.Code);
        }
        if (reach.Match != GoodsMatch.None)
        {
            _found.Add(new MeasureReach(measure, reach));
        }
    }

    private void AddNamed(CompiledMeasure measure, HsCode[] named)
    {
        int first = _found.Count;
        foreach (HsCode code in named)
        {
            if (measure.States(code))
            {
                _found.Add(new MeasureReach(measure, new GoodsReach(GoodsMatch.All, null, null), code, IsAlternative: _found.Count > first));
            }
        }
        if (_found.Count > first + 1)
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
