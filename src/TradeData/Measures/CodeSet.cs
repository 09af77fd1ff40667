using TradeData.Runtime;

namespace TradeData;

/// <summary>The extent to which a set of goods covers a line.</summary>
internal enum GoodsMatch
{
    /// <summary>The set has no goods of the line.</summary>
    None,

    /// <summary>The set has some goods of the line.</summary>
    Some,

    /// <summary>The set has all goods of the line.</summary>
    All,
}

/// <summary>A set of codes. Each code includes all codes below it. A lookup takes logarithmic time and allocates nothing.</summary>
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

    /// <summary>Returns the extent to which the set covers a line, and the code that covers it.</summary>
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
