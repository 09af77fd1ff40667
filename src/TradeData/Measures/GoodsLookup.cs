using System.Collections.Concurrent;
using TradeData.Runtime;

namespace TradeData;

/// <summary>The coverage of a line by goods: its extent, the part of a list, and the code.</summary>
/// <param name="Match">The extent.</param>
/// <param name="List">The part of a list, or null for codes that the measure names itself, or for all goods.</param>
/// <param name="Code">The code that covers the line, or null if the measure applies to all goods.</param>
internal readonly record struct GoodsReach(GoodsMatch Match, GoodsList? List, HsCode? Code);

/// <summary>The lists of goods of a catalog, by number, each made into sets of codes when it is first asked for; and what they have of a code, which is kept.</summary>
internal sealed class GoodsLookup(TradeCatalog catalog)
{
    private const int MostCodes = 65_536;

    private readonly List<string> _names = [];
    private readonly ConcurrentDictionary<int, (GoodsList Row, CodeSet Codes)[]> _lists = new();
    private readonly ConcurrentDictionary<HsCode, ListedGoods> _codes = new();

    /// <summary>The number of a list. Asked for before the first lookup.</summary>
    public int NumberOf(string list)
    {
        int known = _names.IndexOf(list);
        if (known < 0)
        {
            known = _names.Count;
            _names.Add(list);
        }
        return known;
    }

    /// <summary>Returns the contents of the lists for a code.</summary>
    public ListedGoods Of(HsCode code)
    {
        if (!_codes.TryGetValue(code, out ListedGoods? known))
        {
            if (_codes.Count >= MostCodes)
            {
                _codes.Clear();
            }
            known = new ListedGoods(this, code, _names.Count);
            _codes[code] = known;
        }
        return known;
    }

    /// <summary>The parts of a list with their codes.</summary>
    public (GoodsList Row, CodeSet Codes)[] PartsOf(int list) => _lists.GetOrAdd(list, static (list, lookup) => lookup.Load(lookup._names[list]), this);

    private (GoodsList Row, CodeSet Codes)[] Load(string list)
    {
        List<(GoodsList, CodeSet)> parts = [];
        foreach (GoodsList row in catalog.GoodsLists.ByList(list))
        {
            parts.Add((row, new CodeSet(row.Codes.AsSpan())));
        }
        return [.. parts];
    }
}

/// <summary>The contents of the lists of goods for one code.</summary>
internal sealed class ListedGoods(GoodsLookup lookup, HsCode code, int lists)
{
    private readonly GoodsReach[]?[] _reaches = new GoodsReach[lists][];

    public HsCode Code => code;

    /// <summary>Returns the extent to which a list covers the code on a day.</summary>
    public GoodsReach In(int list, DateOnly on)
    {
        GoodsReach best = default;
        foreach (GoodsReach reach in _reaches[list] ??= Find(list))
        {
            if (reach.Match > best.Match && (reach.List!.Effective?.Contains(on) ?? true))
            {
                best = reach;
            }
        }
        return best;
    }

    private GoodsReach[] Find(int list)
    {
        List<GoodsReach>? found = null;
        foreach ((GoodsList row, CodeSet codes) in lookup.PartsOf(list))
        {
            GoodsMatch match = codes.Match(code, out HsCode by);
            if (match != GoodsMatch.None)
            {
                (found ??= []).Add(new GoodsReach(match, row, by));
            }
        }
        return found is null ? [] : [.. found];
    }
}

/// <summary>The goods of a measure, ready to be looked up.</summary>
internal sealed class CompiledGoods
{
    private readonly CodeSet? _codes;
    private readonly int[] _lists;
    private readonly CodeSet? _exceptCodes;
    private readonly int[] _exceptLists;

    public CompiledGoods(MeasureGoods? goods, GoodsLookup lookup)
    {
        _lists = [.. (goods?.Lists ?? []).Select(lookup.NumberOf)];
        _codes = goods?.Codes is { IsEmpty: false } codes ? new CodeSet(codes.AsSpan()) : null;
        IsNamed = goods?.Named ?? false;
        _exceptCodes = goods?.ExceptCodes is { IsEmpty: false } except ? new CodeSet(except.AsSpan()) : null;
        _exceptLists = [.. (goods?.ExceptLists ?? []).Select(lookup.NumberOf)];
    }

    /// <summary>Whether it is for lines whose footnotes name its provisions.</summary>
    public bool IsNamed { get; }

    /// <summary>Whether lists say which goods it is for.</summary>
    public bool IsListed => _lists.Length > 0;

    /// <summary>Returns the extent to which it covers goods on a day.</summary>
    public GoodsReach Find(ListedGoods goods, DateOnly on)
    {
        if (IsExcepted(goods, on))
        {
            return default;
        }
        if (_lists.Length == 0 && _codes is null)
        {
            return new GoodsReach(GoodsMatch.All, null, null);
        }
        GoodsReach best = default;
        if (_codes?.Match(goods.Code, out HsCode own) is { } match and not GoodsMatch.None)
        {
            best = new GoodsReach(match, null, own);
        }
        foreach (int list in _lists)
        {
            GoodsReach reach = goods.In(list, on);
            best = reach.Match > best.Match ? reach : best;
        }
        return best;
    }

    /// <summary>Whether the whole line is left out.</summary>
    private bool IsExcepted(ListedGoods goods, DateOnly on)
    {
        if (_exceptCodes?.Match(goods.Code, out _) == GoodsMatch.All)
        {
            return true;
        }
        foreach (int list in _exceptLists)
        {
            if (goods.In(list, on).Match == GoodsMatch.All)
            {
                return true;
            }
        }
        return false;
    }
}
