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
    // The codes in order, none below another one, beside their keys: the framework has the code to sort and to search integers.
    private readonly HsCode[] _codes;
    private readonly long[] _keys;

    public CodeSet(ReadOnlySpan<HsCode> codes)
    {
        long[] keys = new long[codes.Length];
        int[] places = new int[codes.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            (keys[i], places[i]) = ((long)codes[i].Key, i);
        }
        if (!AreInOrder(keys))
        {
            Array.Sort(keys, places);
        }
        HsCode[] kept = new HsCode[keys.Length];
        int count = 0;
        foreach (int place in places)
        {
            if (count == 0 || !codes[place].StartsWith(kept[count - 1]))
            {
                kept[count] = codes[place];
                keys[count++] = (long)codes[place].Key;
            }
        }
        Array.Resize(ref kept, count);
        Array.Resize(ref keys, count);
        (_codes, _keys) = (kept, keys);
    }

    /// <summary>Whether keys need no sorting, as those of lists of goods do not.</summary>
    private static bool AreInOrder(long[] keys)
    {
        for (int i = 1; i < keys.Length; i++)
        {
            if (keys[i - 1] > keys[i])
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The set of all codes of several lists.</summary>
    public static CodeSet OfAll(List<HsCode[]> lists)
    {
        int count = 0;
        foreach (HsCode[] list in lists)
        {
            count += list.Length;
        }
        HsCode[] all = new HsCode[count];
        foreach (HsCode[] list in lists)
        {
            count -= list.Length;
            Array.Copy(list, 0, all, count, list.Length);
        }
        return new CodeSet(all);
    }

    /// <summary>Returns the extent to which the set covers a line, and the code that covers it.</summary>
    public GoodsMatch Match(HsCode line, out HsCode code)
    {
        int found = Array.BinarySearch(_keys, (long)line.Key);
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
