using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace TradeData.Runtime.Tables;

/// <summary>An index while it is built: its keys in order, and the rows of each.</summary>
internal sealed class IndexData
{
    // A place for every key there could be, as long as that takes no more than open addressing would.
    private const long DensePerRow = 4;

    private readonly KeyShape _shape;
    private readonly int _number;
    private readonly PackedKeys _packed;
    private readonly int[] _order;
    private readonly ulong[] _sorted;
    private readonly List<ulong> _keys = [];
    private readonly List<int> _starts = [];
    private readonly List<int> _rows = [];

    /// <summary>Sorts and groups keys.</summary>
    /// <param name="shape">What the index is.</param>
    /// <param name="number">Its number.</param>
    /// <param name="packed">The keys.</param>
    /// <param name="rowOf">The row of an element that has a key.</param>
    public IndexData(KeyShape shape, int number, PackedKeys packed, Func<int, int> rowOf)
    {
        _shape = shape;
        _number = number;
        _packed = packed;
        _sorted = (ulong[])packed.Keys.Clone();
        _order = new int[_sorted.Length];
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }
        if (!IsAscending(_sorted))
        {
            Array.Sort(_sorted, _order);
        }
        Group(rowOf);
    }

    /// <summary>The distinct keys, in order.</summary>
    public List<ulong> Keys => _keys;

    /// <summary>The rows with the key at a position of <see cref="Keys"/>, in their order; a unique index has the first one only.</summary>
    public ReadOnlySpan<int> RowsAt(int position)
    {
        int end = position + 1 < _starts.Count ? _starts[position + 1] : _rows.Count;
        return CollectionsMarshal.AsSpan(_rows)[_starts[position]..end];
    }

    /// <summary>The rows that a unique index leaves out, each with the first row of the same key.</summary>
    public List<(int Row, int First)> Duplicates { get; } = [];

    /// <summary>The position in <see cref="Keys"/> of the key of each of the packed elements.</summary>
    public int[] PositionOf()
    {
        int[] positions = new int[_order.Length];
        int position = -1;
        for (int i = 0; i < _order.Length; i++)
        {
            position += i == 0 || _sorted[i] != _sorted[i - 1] ? 1 : 0;
            positions[_order[i]] = position;
        }
        return positions;
    }

    /// <summary>The row with a key, the first of several; -1 where there is none.</summary>
    public int Find(ulong key)
    {
        int position = _keys.BinarySearch(key);
        return position < 0 ? -1 : _rows[_starts[position]];
    }

    /// <summary>Writes the index, in the structure that suits it.</summary>
    public IndexLayout Write(SectionList sections, int[] columns)
    {
        _packed.Write(sections, _number);
        IndexStructure structure = IndexStructure.Sorted;
        ulong seed = 0;
        if (_shape.Kind == IndexKind.Equality && _shape.Role != KeyRole.ForeignKey)
        {
            structure = _keys.Count > 0 && _keys[^1] < (ulong)(_keys.Count * DensePerRow) ? IndexStructure.Dense
                : TryWriteSlots(sections, out seed) ? IndexStructure.Hash
                : IndexStructure.Sorted;
        }
        if (structure == IndexStructure.Dense)
        {
            WriteDense(sections);
        }
        if (structure == IndexStructure.Sorted)
        {
            sections.Add(SectionKind.SortedKeys, _number, _keys.ToArray());
        }
        if (structure == IndexStructure.Sorted || !_shape.IsUnique)
        {
            sections.Add(SectionKind.GroupRows, _number, _rows.ToArray());
            // Where each key has one row, the position of the key is that of the row.
            if (_rows.Count != _keys.Count)
            {
                sections.Add(SectionKind.GroupStarts, _number, [.. _starts, _rows.Count]);
            }
        }
        return new IndexLayout { Kind = _shape.Kind, IsUnique = _shape.IsUnique, Structure = structure, Seed = seed, Columns = columns, Folds = _packed.Folds };
    }

    private void Group(Func<int, int> rowOf)
    {
        for (int from = 0, to; from < _sorted.Length; from = to)
        {
            for (to = from + 1; to < _sorted.Length && _sorted[to] == _sorted[from]; to++)
            {
            }
            // The sort is not stable; elements come in the order of their rows.
            Array.Sort(_order, from, to - from);
            _keys.Add(_sorted[from]);
            _starts.Add(_rows.Count);
            int first = rowOf(_packed.Elements[_order[from]]);
            _rows.Add(first);
            for (int i = from + 1; i < to; i++)
            {
                int row = rowOf(_packed.Elements[_order[i]]);
                if (_shape.IsUnique)
                {
                    Duplicates.Add((row, first));
                }
                else if (row != _rows[^1])
                {
                    // A row whose array names the same key twice has it once.
                    _rows.Add(row);
                }
            }
        }
    }

    private bool TryWriteSlots(SectionList sections, out ulong seed)
    {
        int[]? slots = SlotPlacer.Place(_keys.Count, (position, used) => SlotHash.Of(_keys[position], used), out seed);
        if (slots is null)
        {
            return false;
        }
        byte[] bytes = new byte[(long)slots.Length * SlotColumn.SlotSize];
        for (int slot = 0; slot < slots.Length; slot++)
        {
            Span<byte> at = bytes.AsSpan(slot * SlotColumn.SlotSize, SlotColumn.SlotSize);
            BinaryPrimitives.WriteUInt64LittleEndian(at, slots[slot] < 0 ? PackFormat.Free : _keys[slots[slot]]);
            BinaryPrimitives.WriteUInt32LittleEndian(at[sizeof(ulong)..], slots[slot] < 0 ? PackFormat.None : DirectoryValue(slots[slot]));
        }
        sections.Add(SectionKind.Slots, _number, bytes);
        return true;
    }

    private void WriteDense(SectionList sections)
    {
        uint[] values = new uint[_keys[^1] + 1];
        values.AsSpan().Fill(PackFormat.None);
        for (int position = 0; position < _keys.Count; position++)
        {
            values[_keys[position]] = DirectoryValue(position);
        }
        sections.Add(SectionKind.DenseValues, _number, values);
    }

    // The directory of a unique index leads to the row at once, that of another one to the rows of the key.
    private uint DirectoryValue(int position) => (uint)(_shape.IsUnique ? _rows[position] : position);

    private static bool IsAscending(ReadOnlySpan<ulong> keys)
    {
        for (int i = 1; i < keys.Length; i++)
        {
            if (keys[i] < keys[i - 1])
            {
                return false;
            }
        }
        return true;
    }
}
