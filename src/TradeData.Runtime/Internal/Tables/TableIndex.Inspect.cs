using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Internal.Tables;

/// <content>The checks of an index from an untrusted pack. They run once, so that no lookup has to repeat them.</content>
public sealed partial class TableIndex
{
    /// <summary>The number of pairs of a key and a row in the index.</summary>
    internal long EntryCount
    {
        get
        {
            long count = 0;
            if (!GroupsAreRows)
            {
                return _rows.Rows.Length;
            }
            for (int entry = 0; entry < DirectoryLength; entry++)
            {
                count += ValueAt(entry, out _, out _) ? 1 : 0;
            }
            return count;
        }
    }

    /// <summary>Checks that every group has rows of the table in ascending order, and that a lookup finds every key in few
    /// steps.</summary>
    /// <exception cref="PackException">The index is invalid.</exception>
    internal void Inspect()
    {
        int groups = GroupsAreRows ? _pack.Count : InspectGroups();
        foreach (UInt64Column fold in _folds)
        {
            Require(fold.IsAscending());
        }
        if (_structure == IndexStructure.Sorted)
        {
            Require(_keys.Length == groups && _keys.IsAscending());
            return;
        }
        int used = 0;
        for (int entry = 0; entry < DirectoryLength; entry++)
        {
            if (ValueAt(entry, out UInt128 key, out uint value))
            {
                used++;
                Require(value < (uint)groups && FindEntry(key) == (int)value);
            }
        }
        Require((GroupsAreRows || used == groups) && _structure switch
        {
            IndexStructure.Hash => _slots.IsSound(),
            IndexStructure.Wide => _wideSlots.IsSound(),
            _ => true,
        });
    }

    private int InspectGroups()
    {
        UInt32Column rows = _rows.Rows;
        int groups = _starts.Length > 0 ? _starts.Length - 1 : rows.Length;
        Require(_starts.Length == 0 || (_starts[0] == 0 && _starts.IsAscending() && _starts[groups] == (uint)rows.Length));
        for (int group = 0; group < groups; group++)
        {
            int end = Start(group + 1);
            for (int i = Start(group); i < end; i++)
            {
                Require(rows[i] < (uint)_pack.Count && (i == Start(group) || rows[i] > rows[i - 1]));
            }
        }
        return groups;
    }

    private int DirectoryLength => _structure switch
    {
        IndexStructure.Buckets => _buckets.Length,
        IndexStructure.Hash => _slots.Length,
        IndexStructure.Wide => _wideSlots.Length,
        IndexStructure.Dense => _dense.Length,
        _ => 0,
    };

    // Whether an entry of the directory is used, with its key and value.
    private bool ValueAt(int entry, out UInt128 key, out uint value)
    {
        switch (_structure)
        {
            case IndexStructure.Buckets:
                key = _buckets.Key(entry);
                value = _buckets.Value(entry);
                return key != PackFormat.Free;
            case IndexStructure.Hash:
                key = _slots.Key(entry);
                value = _slots.Value(entry);
                return key != PackFormat.Free;
            case IndexStructure.Wide:
                key = _wideSlots.Key(entry);
                value = _wideSlots.Value(entry);
                return (ulong)(key >> 64) != PackFormat.Free;
            default:
                key = (uint)entry;
                value = _dense[entry];
                return value != PackFormat.None;
        }
    }

    private int FindEntry(UInt128 key) => _structure switch
    {
        IndexStructure.Buckets => _buckets.Find((ulong)key),
        IndexStructure.Hash => _slots.Find((ulong)key, _seed),
        IndexStructure.Wide => _wideSlots.Find((ulong)(key >> 64), (ulong)key, _seed),
        _ => (int)_dense[(int)key],
    };

    private static void Require(bool isSound)
    {
        if (!isSound)
        {
            throw PackFormat.Inconsistent();
        }
    }
}
