namespace TradeData.Runtime.Tables;

/// <summary>How an index finds a key.</summary>
internal enum IndexStructure : byte
{
    /// <summary>Open addressing.</summary>
    Hash,

    /// <summary>A place for every key there could be, because there are hardly more than there are rows.</summary>
    Dense,

    /// <summary>Keys in order, searched by halves: where order is asked for, or keys gather too much for open addressing.</summary>
    Sorted,
}

/// <summary>An index as its pack describes it: the columns of its parts, and where the parts before one are folded into their rank.</summary>
internal sealed record IndexLayout(IndexStructure Structure, ulong Seed, int[] Columns, bool[] Folds);

/// <summary>
/// Finds rows by a packed key. Rows of equal keys are a group; in a unique index that is not <see cref="IndexStructure.Sorted"/> a group is a row.
/// Immutable: any number of threads may ask at once.
/// </summary>
public sealed partial class TableIndex
{
    private readonly KeyShape _shape;
    private readonly IndexStructure _structure;
    private readonly ulong _seed;
    private readonly SlotColumn _slots;
    private readonly UInt32Column _dense;
    private readonly UInt64Column _keys;
    private readonly UInt32Column _starts;
    private readonly RowList _rows;
    private readonly UInt64Column[] _folds;
    private readonly int _rowCount;
    // The directory of a unique index holds the row itself: a group is a row, and there are neither starts nor rows.
    private readonly bool _holdsRows;

    internal TableIndex(Pack pack, KeyShape shape, int number, IndexLayout layout)
    {
        _shape = shape;
        _structure = layout.Structure;
        _seed = layout.Seed;
        _rowCount = pack.Count;
        _holdsRows = shape.IsUnique && layout.Structure != IndexStructure.Sorted;
        Columns = [.. layout.Columns.Select(pack.Column)];
        HasFolds = Array.IndexOf(layout.Folds, true) >= 0;
        IsOrdered = shape.Kind != IndexKind.Equality;
        IsOrderedOrFolded = IsOrdered || HasFolds;
        _folds = new UInt64Column[HasFolds ? layout.Folds.Length : 0];
        for (int part = 0; part < _folds.Length; part++)
        {
            _folds[part] = layout.Folds[part] ? pack.UInt64s(SectionKind.FoldKeys, (number << 8) | part) : default;
        }
        switch (_structure)
        {
            case IndexStructure.Hash:
                _slots = pack.Sections.Slots(SectionKind.Slots, number);
                break;
            case IndexStructure.Dense:
                _dense = pack.UInt32s(SectionKind.DenseValues, number);
                break;
            default:
                _keys = pack.UInt64s(SectionKind.SortedKeys, number);
                break;
        }
        _starts = pack.UInt32sOrNone(SectionKind.GroupStarts, number);
        _rows = new RowList(pack.UInt32sOrNone(SectionKind.GroupRows, number));
    }

    /// <summary>The columns of the index's fields.</summary>
    internal KeyColumn[] Columns { get; }

    /// <summary>Whether parts are folded into ranks because they are too wide together.</summary>
    internal bool HasFolds { get; }

    /// <summary>Whether the index is declared for order, so that its last field can be asked for by bounds.</summary>
    internal bool IsOrdered { get; }

    /// <summary>Whether a key takes more than to put its parts behind each other.</summary>
    internal bool IsOrderedOrFolded { get; }

    /// <summary>The paths of the fields.</summary>
    internal string Names => _shape.Names;

    /// <summary>Begins a key to be found in this index.</summary>
    public KeyBuilder Key() => new(this);

    /// <summary>The number of the row with this key, or the first one of them; -1 where there is none.</summary>
    public int Find(in KeyBuilder key)
    {
        int group = FindGroup(in key);
        return group < 0 || _holdsRows ? group : GroupRows(group)[0];
    }

    /// <summary>The number of the group with this key, or -1.</summary>
    internal int FindGroup(in KeyBuilder key)
    {
        if (key.Count != Columns.Length)
        {
            ThrowIfIncomplete(in key);
        }
        if (key.Match != KeyMatch.Exact)
        {
            return -1;
        }
        if (_structure == IndexStructure.Hash)
        {
            return _slots.Find(key.Value, _seed);
        }
        if (_structure == IndexStructure.Dense)
        {
            return key.Value < (uint)_dense.Length ? (int)_dense[(int)key.Value] : -1;
        }
        return FindSorted(key.Value);
    }

    /// <summary>The rows with exactly this key.</summary>
    internal RowSlice Select(in KeyBuilder key)
    {
        int group = FindGroup(in key);
        return group < 0 ? RowSlice.Empty : GroupRows(group);
    }

    /// <summary>The rows of a group, in the order of the table.</summary>
    internal RowSlice GroupRows(int group)
    {
        if (_holdsRows)
        {
            return new RowSlice(null, group, 1);
        }
        int start = Start(group);
        return new RowSlice(_rows, start, Start(group + 1) - start);
    }

    /// <summary>Whether the number of a group is that of its only row.</summary>
    internal bool GroupsAreRows => _holdsRows;

    /// <summary>The group that each row lies in, -1 for none; of an index that has no row twice.</summary>
    internal int[] GroupOfRow()
    {
        int[] groups = new int[_rowCount];
        groups.AsSpan().Fill(-1);
        int count = _starts.Length > 0 ? _starts.Length - 1 : _rows.Rows.Length;
        for (int group = 0; group < count; group++)
        {
            RowSlice rows = GroupRows(group);
            for (int i = 0; i < rows.Count; i++)
            {
                groups[rows[i]] = group;
            }
        }
        return groups;
    }

    /// <summary>Replaces the parts before one by their rank where the builder did so; false where no row has them.</summary>
    internal bool TryFold(int part, ref ulong key)
    {
        UInt64Column fold = _folds[part];
        if (fold.Length == 0)
        {
            return true;
        }
        int rank = fold.LowerBound(key);
        if (rank == fold.Length || fold[rank] != key)
        {
            return false;
        }
        key = (uint)rank;
        return true;
    }

    private int FindSorted(ulong key)
    {
        int position = _keys.LowerBound(key);
        return position < _keys.Length && _keys[position] == key ? position : -1;
    }

    private int Start(int group) => _starts.Length > 0 ? (int)_starts[group] : group;
}
