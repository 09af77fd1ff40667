using System.Collections.Concurrent;
using TradeData.Runtime;

namespace TradeData;

/// <summary>The coverage of a line by goods: its extent, the part of a list, and the code.</summary>
/// <param name="Match">The extent.</param>
/// <param name="List">The part of a list, or null for codes that the measure names itself, or for all goods.</param>
/// <param name="Code">The code that covers the line, or null if the measure applies to all goods.</param>
internal readonly record struct GoodsReach(GoodsMatch Match, GoodsList? List, HsCode? Code);

/// <summary>The lists of goods of a catalog, by number, each made into sets of codes when it is first asked for; and what they have of a
/// code, which is kept.</summary>
internal sealed class GoodsLookup(TradeCatalog catalog)
{
    private const int MostCodes = 65_536;

    private readonly List<string> _names = [];
    private readonly List<ListPart[]?> _lists = [];

    // By the keys of codes.
    private readonly ConcurrentDictionary<ulong, ListedGoods> _codes = new();

    /// <summary>The numbers of lists. Asked for before the first lookup.</summary>
    public int[] NumbersOf(ValueList<string> lists)
    {
        int[] numbers = new int[lists.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = _names.IndexOf(lists[i]);
            if (numbers[i] < 0)
            {
                numbers[i] = _names.Count;
                _names.Add(lists[i]);
                _lists.Add(null);
            }
        }
        return numbers;
    }

    /// <summary>Returns the contents of the lists for a code.</summary>
    public ListedGoods Of(HsCode code)
    {
        if (!_codes.TryGetValue(code.Key, out ListedGoods? known))
        {
            if (_codes.Count >= MostCodes)
            {
                _codes.Clear();
            }
            known = new ListedGoods(this, code, _names.Count);
            _codes[code.Key] = known;
        }
        return known;
    }

    /// <summary>The parts of a list with their codes.</summary>
    public ListPart[] PartsOf(int list) => _lists[list] ??= Load(_names[list]);

    private ListPart[] Load(string list)
    {
        List<ListPart> parts = [];
        foreach (GoodsList row in catalog.GoodsLists.ByList(list))
        {
            parts.Add(new ListPart(row, new CodeSet(row.Codes.AsSpan())));
        }
        return [.. parts];
    }
}

/// <summary>A part of a list of goods, with its codes.</summary>
internal sealed record ListPart(GoodsList Row, CodeSet Codes);

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
        ListPart[] parts = lookup.PartsOf(list);
        GoodsReach[] found = new GoodsReach[parts.Length];
        int count = 0;
        foreach (ListPart part in parts)
        {
            GoodsMatch match = part.Codes.Match(code, out HsCode by);
            if (match != GoodsMatch.None)
            {
                found[count++] = new GoodsReach(match, part.Row, by);
            }
        }
        Array.Resize(ref found, count);
        return found;
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
        _lists = lookup.NumbersOf(goods?.Lists ?? default);
        _codes = goods?.Codes is { IsEmpty: false } codes ? new CodeSet(codes.AsSpan()) : null;
        IsNamed = goods?.Named ?? false;
        _exceptCodes = goods?.ExceptCodes is { IsEmpty: false } except ? new CodeSet(except.AsSpan()) : null;
        _exceptLists = lookup.NumbersOf(goods?.ExceptLists ?? default);
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
