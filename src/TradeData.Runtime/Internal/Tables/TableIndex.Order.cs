using TradeData.Runtime.Internal.Tables;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Internal.Tables;

/// <summary>The position of a key among the keys with the same leading fields, as positions of groups.</summary>
/// <param name="First">The first group with the same leading fields.</param>
/// <param name="Position">The first group that does not precede the key.</param>
/// <param name="IsExact">Whether the group at that position has the key itself.</param>
/// <param name="End">The position after the last group with the same leading fields.</param>
internal readonly record struct KeyPlace(int First, int Position, bool IsExact, int End);

public sealed partial class TableIndex
{
    /// <summary>Returns the rows with the given leading fields, or all rows if none is given, in the order of the index.</summary>
    internal RowSlice SelectGroup(in KeyBuilder key)
    {
        (int first, int end) = GroupsOf(in key);
        return Rows(first, end);
    }

    /// <summary>Returns the groups with the given leading fields: the first, and the position after the last.</summary>
    internal (int First, int End) GroupsOf(in KeyBuilder key)
    {
        ThrowIfUnordered();
        if (key.Match != KeyMatch.Exact)
        {
            return (0, 0);
        }
        if (key.Count == 0)
        {
            return (0, _keys.Length);
        }
        ulong from = key.Value;
        ulong to = from + 1;
        for (int part = key.Count; part < Columns.Length; part++)
        {
            if (HasFolds && _folds[part].Length > 0)
            {
                from = (uint)_folds[part].LowerBound(from);
                to = (uint)_folds[part].LowerBound(to);
            }
            from <<= Columns[part].Bits;
            to <<= Columns[part].Bits;
        }
        int first = _keys.LowerBound(from);
        return (first, _keys.LowerBoundFrom(first, to));
    }

    /// <summary>Returns the rows whose last field begins with the prefix at the end of the key, in the order of the index.</summary>
    internal RowSlice SelectPrefix(in KeyBuilder key)
    {
        ThrowIfUnordered();
        ThrowIfIncomplete(in key);
        if (key.Match != KeyMatch.Exact)
        {
            return RowSlice.Empty;
        }
        int first = _keys.LowerBound(key.Value);
        return Rows(first, _keys.LowerBoundFrom(first, key.End));
    }

    /// <summary>Returns the rows whose last field is between those of two keys, inclusive, in the order of the index.</summary>
    internal RowSlice SelectBetween(in KeyBuilder low, in KeyBuilder high)
    {
        ThrowIfUnordered();
        ThrowIfIncomplete(in low);
        ThrowIfIncomplete(in high);
        if (low.Match == KeyMatch.None || high.Match == KeyMatch.None)
        {
            return RowSlice.Empty;
        }
        int from = _keys.LowerBound(low.Value);
        int to = _keys.LowerBound(high.Match == KeyMatch.Exact ? high.Value + 1 : high.Value);
        return Rows(from, to);
    }

    /// <summary>Returns the position of a key among those with the same leading fields.</summary>
    internal KeyPlace Locate(in KeyBuilder key)
    {
        ThrowIfUnordered();
        ThrowIfIncomplete(in key);
        if (key.Match == KeyMatch.None)
        {
            return default;
        }
        int bits = Columns[^1].Bits;
        int position = _keys.LowerBound(key.Value);
        bool isExact = key.Match == KeyMatch.Exact && position < _keys.Length && _keys[position] == key.Value;
        return new KeyPlace(_keys.LowerBound(key.Lead << bits), position, isExact, _keys.LowerBound((key.Lead + 1) << bits));
    }

    /// <summary>Returns the last field of a group as a number, or null if it is not numeric.</summary>
    internal decimal? LastNumber(int group) => Columns[^1].ToNumber(_keys[group] & Mask(Columns.Length - 1));

    /// <summary>The keys of the groups, if they are in order.</summary>
    internal UInt64Column SortedKeys => _structure == IndexStructure.Sorted ? _keys : throw PackFormat.Inconsistent();

    /// <summary>Returns the texts of all keys, in no particular order, for "did you mean".</summary>
    public IEnumerable<string> KeyTexts()
    {
        for (int i = 0; i < _keys.Length; i++)
        {
            yield return Format(_keys[i]);
        }
        for (int entry = 0; entry < DirectoryLength; entry++)
        {
            if (ValueAt(entry, out UInt128 key, out _))
            {
                yield return Format(key);
            }
        }
    }

    // A key as messages show it: its parts in order, separated by commas.
    private string Format(UInt128 key)
    {
        string[] parts = new string[Columns.Length];
        for (int part = parts.Length - 1; part >= 0; part--)
        {
            parts[part] = Columns[part].Format(key & ((UInt128.One << Columns[part].Bits) - 1));
            key >>= Columns[part].Bits;
            if (HasFolds && _folds[part].Length > 0)
            {
                key = _folds[part][(int)key];
            }
        }
        return string.Join(", ", parts);
    }

    /// <summary>Splits a key into the numbers of its parts.</summary>
    internal void Split(ulong key, Span<ulong> codes)
    {
        for (int part = Columns.Length - 1; part >= 0; part--)
        {
            codes[part] = key & Mask(part);
            key >>= Columns[part].Bits;
            if (HasFolds && _folds[part].Length > 0)
            {
                key = _folds[part][(int)key];
            }
        }
    }

    private ulong Mask(int part) => (1UL << Columns[part].Bits) - 1;

    private RowSlice Rows(int fromGroup, int toGroup)
    {
        if (fromGroup >= toGroup)
        {
            return RowSlice.Empty;
        }
        int start = Start(fromGroup);
        return new RowSlice(_rows, start, Start(toGroup) - start);
    }

    private void ThrowIfUnordered()
    {
        if (!IsOrdered)
        {
            throw new InvalidOperationException($"The index over ({Names}) is not ordered.");
        }
    }

    private void ThrowIfIncomplete(in KeyBuilder key)
    {
        if (key.Count != Columns.Length)
        {
            throw new InvalidOperationException($"The index has {Columns.Length} fields, and {key.Count} values were given.");
        }
    }
}
