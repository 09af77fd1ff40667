using TradeData.Runtime;

namespace TradeData;

/// <summary>How far a set of goods covers a line.</summary>
internal enum GoodsMatch
{
    /// <summary>It has no goods of the line.</summary>
    None,

    /// <summary>It has some goods below the line.</summary>
    Some,

    /// <summary>It has all goods of the line.</summary>
    All,
}

/// <summary>A set of codes, each of which stands for all below it; looked up in logarithmic time without allocating.</summary>
internal sealed class CodeSet
{
    private readonly HsCode[] _codes;
    private readonly ulong[] _keys;

    public CodeSet(ReadOnlySpan<HsCode> codes)
    {
        HsCode[] sorted = codes.ToArray();
        Array.Sort(sorted);
        List<HsCode> kept = new(sorted.Length);
        foreach (HsCode code in sorted)
        {
            if (kept.Count == 0 || !code.StartsWith(kept[^1]))
            {
                kept.Add(code);
            }
        }
        _codes = [.. kept];
        _keys = Array.ConvertAll(_codes, static code => code.Key);
    }

    /// <summary>Whether the set covers a line, and by which of its codes.</summary>
    public GoodsMatch Match(HsCode line, out HsCode code)
    {
        int found = Array.BinarySearch(_keys, line.Key);
        int before = found >= 0 ? found : ~found - 1;
        if (before >= 0 && line.StartsWith(_codes[before]))
        {
            code = _codes[before];
            return GoodsMatch.All;
        }
        if (before + 1 < _codes.Length && _codes[before + 1].StartsWith(line))
        {
            code = _codes[before + 1];
            return GoodsMatch.Some;
        }
        code = default;
        return GoodsMatch.None;
    }
}
