using TradeData.Runtime.Internal.Tables;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Internal.Tables;

/// <summary>The data structure of an index.</summary>
internal enum IndexStructure : byte
{
    /// <summary>Open addressing of keys that do not fit into <see cref="Buckets"/> together with their values.</summary>
    Hash,

    /// <summary>Open addressing of keys of 128 bits, which contain longer texts directly and so save a dictionary lookup.</summary>
    Wide,

    /// <summary>A slot for every possible key, because there are hardly more keys than rows.</summary>
    Dense,

    /// <summary>Sorted keys with binary search, for ordered lookups and for keys that cluster too much for open addressing.</summary>
    Sorted,

    /// <summary>Open addressing in buckets of one cache line.</summary>
    Buckets,
}

/// <summary>Finds rows by a packed key. Rows with equal keys form a group; in a unique index that is not
/// <see cref="IndexStructure.Sorted"/> a group is a row. Immutable: any number of threads may use it at once.</summary>
public sealed partial class TableIndex
{
    /// <summary>The columns of the index's fields.</summary>
    internal readonly KeyColumn[] Columns;

    /// <summary>Whether the index is declared as ordered, so that its last field supports bounds.</summary>
    internal readonly bool IsOrdered;

    /// <summary>Whether parts are folded into ranks, because together they are too wide.</summary>
    internal readonly bool HasFolds;

    /// <summary>Whether keys have 128 bits.</summary>
    internal readonly bool IsWide;

    /// <summary>Whether a key is just the concatenation of its parts.</summary>
    internal readonly bool IsPlain;

    /// <summary>Whether the number of a group is that of its only row. The directory of a unique index holds the row itself, without
    /// starts and rows.</summary>
    internal readonly bool GroupsAreRows;

    private readonly Pack _pack;
    private readonly int _number;
    private readonly IndexStructure _structure;
    private readonly ulong _seed;
    private readonly BucketColumn _buckets;
    private readonly SlotColumn _slots;
    private readonly WideSlotColumn _wideSlots;
    private readonly UInt32Column _dense;
    private readonly UInt64Column _keys;
    private readonly UInt32Column _starts;
    private readonly RowList _rows;
    private readonly UInt64Column[] _folds;

    internal TableIndex(Pack pack, int number, IndexLayout layout)
    {
        _pack = pack;
        _number = number;
        _structure = layout.Structure;
        _seed = layout.Seed;
        IsOrdered = layout.Kind != IndexKind.Equality;
        GroupsAreRows = layout.IsUnique && layout.Structure != IndexStructure.Sorted;
        Columns = new KeyColumn[layout.Columns.Length];
        _folds = new UInt64Column[Columns.Length];
        for (int part = 0; part < Columns.Length; part++)
        {
            Columns[part] = pack.Column(layout.Columns[part]);
            if (layout.Folds[part])
            {
                HasFolds = true;
                _folds[part] = pack.Sections.UInt64s(SectionKind.FoldKeys, (number << 8) | part);
            }
        }
        IsWide = _structure == IndexStructure.Wide;
        IsPlain = !IsOrdered && !HasFolds && !IsWide;
        switch (_structure)
        {
            case IndexStructure.Buckets:
                _buckets = pack.Sections.Buckets(number, layout);
                break;
            case IndexStructure.Hash:
                _slots = pack.Sections.Slots(SectionKind.Slots, number);
                break;
            case IndexStructure.Wide:
                _wideSlots = pack.Sections.WideSlots(SectionKind.WideSlots, number);
                break;
            case IndexStructure.Dense:
                _dense = pack.Sections.UInt32s(SectionKind.DenseValues, number);
                break;
            default:
                _keys = pack.Sections.UInt64s(SectionKind.SortedKeys, number);
                break;
        }
        _starts = pack.Sections.UInt32sOrNone(SectionKind.GroupStarts, number);
        _rows = new RowList(pack.Sections.UInt32sOrNone(SectionKind.GroupRows, number));
    }

    /// <summary>The paths of the fields.</summary>
    internal string Names => _pack.Definition.Shape.Keys[_number].Names;

    /// <summary>Starts a key for a lookup in this index.</summary>
    public KeyBuilder Key() => new(this);

    /// <summary>Returns the number of the first row with this key, or -1.</summary>
    public int Find(in KeyBuilder key)
    {
        int group = FindGroup(in key);
        return group < 0 || GroupsAreRows ? group : GroupRows(group)[0];
    }

    /// <summary>Returns the number of the group with this key, or -1.</summary>
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
        if (_structure == IndexStructure.Buckets)
        {
            return _buckets.Find(key.Value);
        }
        if (_structure == IndexStructure.Hash)
        {
            return _slots.Find(key.Value, _seed);
        }
        if (_structure == IndexStructure.Wide)
        {
            return _wideSlots.Find(key.High, key.Value, _seed);
        }
        if (_structure == IndexStructure.Dense)
        {
            return key.Value < (uint)_dense.Length ? (int)_dense[(int)key.Value] : -1;
        }
        return FindSorted(key.Value);
    }

    /// <summary>Returns the rows with exactly this key.</summary>
    internal RowSlice Select(in KeyBuilder key)
    {
        int group = FindGroup(in key);
        return group < 0 ? RowSlice.Empty : GroupRows(group);
    }

    /// <summary>Returns the rows of a group, in the order of the table.</summary>
    internal RowSlice GroupRows(int group)
    {
        if (GroupsAreRows)
        {
            return new RowSlice(null, group, 1);
        }
        int start = Start(group);
        return new RowSlice(_rows, start, Start(group + 1) - start);
    }

    /// <summary>Returns the group of each row, or -1 for none, for an index that lists no row twice.</summary>
    internal int[] GroupOfRow()
    {
        int[] groups = new int[_pack.Count];
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

    /// <summary>Replaces the parts before one by their rank if the builder did so; false if no row has them.</summary>
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
