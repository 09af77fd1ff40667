using System.Collections.Concurrent;
using TradeData.Runtime;

namespace TradeData;

/// <summary>What covers a line: all of it or some, by which part of which list, and which code.</summary>
/// <param name="Match">How far the line is covered.</param>
/// <param name="List">The part of a list; null for codes that the measure itself names, or where it is for all goods.</param>
/// <param name="Code">The code that reached the line; null where the measure is for all goods.</param>
internal readonly record struct GoodsReach(GoodsMatch Match, GoodsList? List, HsCode? Code);

/// <summary>The lists of goods of a catalog, each made into a set when it is first asked for.</summary>
internal sealed class GoodsLookup(TradeCatalog catalog)
{
    private readonly ConcurrentDictionary<string, (GoodsList Row, CodeSet Codes)[]> _lists = new(StringComparer.Ordinal);

    /// <summary>How far the goods of a measure cover a line on a day.</summary>
    public GoodsReach Find(CompiledGoods goods, HsCode line, DateOnly on)
    {
        if (goods.IsExcepted(this, line, on))
        {
            return default;
        }
        if (goods.IsAll)
        {
            return new GoodsReach(GoodsMatch.All, null, null);
        }
        GoodsReach best = default;
        if (goods.Codes?.Match(line, out HsCode own) is { } match and not GoodsMatch.None)
        {
            best = new GoodsReach(match, null, own);
        }
        foreach (string list in goods.Lists)
        {
            GoodsReach reach = In(list, line, on);
            best = reach.Match > best.Match ? reach : best;
        }
        return best;
    }

    /// <summary>How far a list covers a line on a day.</summary>
    public GoodsReach In(string list, HsCode line, DateOnly on)
    {
        GoodsReach best = default;
        foreach ((GoodsList row, CodeSet codes) in _lists.GetOrAdd(list, Load))
        {
            if ((row.Effective?.Contains(on) ?? true) && codes.Match(line, out HsCode code) is var match && match > best.Match)
            {
                best = new GoodsReach(match, row, code);
            }
        }
        return best;
    }

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

/// <summary>The goods of a measure, ready to be looked up.</summary>
internal sealed class CompiledGoods
{
    private readonly CodeSet? _exceptCodes;
    private readonly string[] _exceptLists = [];

    public CompiledGoods(MeasureGoods? goods)
    {
        Lists = [.. goods?.Lists ?? []];
        Codes = goods?.Codes is { IsEmpty: false } codes ? new CodeSet(codes.AsSpan()) : null;
        IsNamed = goods?.Named ?? false;
        IsAll = Lists.Length == 0 && Codes is null && !IsNamed;
        _exceptCodes = goods?.ExceptCodes is { IsEmpty: false } except ? new CodeSet(except.AsSpan()) : null;
        _exceptLists = [.. goods?.ExceptLists ?? []];
    }

    /// <summary>Whether it is for all goods that are not left out.</summary>
    public bool IsAll { get; }

    /// <summary>Whether it is for lines whose footnotes name its provisions.</summary>
    public bool IsNamed { get; }

    public string[] Lists { get; }

    public CodeSet? Codes { get; }

    /// <summary>Whether the whole line is left out.</summary>
    public bool IsExcepted(GoodsLookup lookup, HsCode line, DateOnly on)
    {
        if (_exceptCodes?.Match(line, out _) == GoodsMatch.All)
        {
            return true;
        }
        foreach (string list in _exceptLists)
        {
            if (lookup.In(list, line, on).Match == GoodsMatch.All)
            {
                return true;
            }
        }
        return false;
    }
}
