using System.Buffers.Binary;
using TradeData.Runtime.Internal.Tables;

namespace TradeData.Runtime.Tables;

/// <summary>An index while it is built: its keys in order, and the rows of each.</summary>
internal sealed class IndexData
{
    // A slot for every possible key, if that takes no more room than open addressing.
    private const long DensePerRow = 4;

    private readonly KeyShape _shape;
    private readonly int[] _order;
    private readonly ulong[] _sorted;
    private readonly ulong[] _keys;
    private readonly int[] _starts;
    private readonly int[] _firsts;
    private readonly int[] _rows;
    private readonly FieldScope _scope;

    /// <summary>Sorts and groups keys.</summary>
    /// <param name="shape">The index.</param>
    /// <param name="number">Its number.</param>
    /// <param name="packed">The keys.</param>
    /// <param name="scope">The scope with one key for each element.</param>
    /// <param name="rows">The scope of rows.</param>
    public IndexData(KeyShape shape, int number, PackedKeys packed, FieldScope scope, FieldScope rows)
    {
        _scope = scope;
        _shape = shape;
        Number = number;
        Packed = packed;
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
        int groups = CountGroups(_sorted);
        _keys = groups == _sorted.Length ? _sorted : new ulong[groups];
        _starts = new int[groups];
        _firsts = new int[groups];
        _rows = new int[_shape.IsUnique ? groups : _sorted.Length];
        Array.Resize(ref _rows, Group(rows));
    }

    /// <summary>The number of the index.</summary>
    public int Number { get; }

    /// <summary>The keys, in the order of the rows.</summary>
    public PackedKeys Packed { get; }

    /// <summary>The distinct keys, in order.</summary>
    public ulong[] Keys => _keys;

    /// <summary>Returns the rows with the key at a position of <see cref="Keys"/>, in order. A unique index has only the first
    /// one.</summary>
    public ReadOnlySpan<int> RowsAt(int position)
    {
        int end = position + 1 < _starts.Length ? _starts[position + 1] : _rows.Length;
        return _rows.AsSpan(_starts[position]..end);
    }

    /// <summary>The rows that a unique index leaves out, each with the first row of the same key.</summary>
    public List<(int Row, int First)> Duplicates { get; } = [];

    /// <summary>Returns the position in <see cref="Keys"/> of the key of each packed element.</summary>
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

    /// <summary>Returns the first row with a key, or -1.</summary>
    public int Find(ulong key)
    {
        int position = Array.BinarySearch(_keys, key);
        return position < 0 ? -1 : _rows[_starts[position]];
    }

    /// <summary>Writes the index, in the most suitable structure.</summary>
    /// <param name="sections">The sections to write to.</param>
    /// <param name="texts">The keys with texts packed into them, if worthwhile.</param>
    /// <param name="usesTexts">Whether these keys were written.</param>
    public IndexLayout Write(SectionList sections, TextKeys? texts, out bool usesTexts)
    {
        IndexLayout layout = new() { Kind = _shape.Kind, IsUnique = _shape.IsUnique };
        IndexStructure? byTexts = texts is null ? null : TryWriteDirectory(sections, layout, texts);
        usesTexts = byTexts is not null;
        layout.Structure = byTexts ?? (!_shape.IsDirectory ? IndexStructure.Sorted
            : _keys.Length > 0 && _keys[^1] < (ulong)(_keys.Length * DensePerRow) ? IndexStructure.Dense
            : TryWriteDirectory(sections, layout, _keys) ?? IndexStructure.Sorted);
        if (layout.Structure == IndexStructure.Dense)
        {
            WriteDense(sections);
        }
        if (layout.Structure == IndexStructure.Sorted)
        {
            sections.Add(SectionKind.SortedKeys, Number, _keys);
        }
        if (!usesTexts)
        {
            Packed.Write(sections, Number);
        }
        layout.Folds = usesTexts ? new bool[_shape.Fields.Length] : Packed.Folds;
        if (layout.Structure == IndexStructure.Sorted || !_shape.IsUnique)
        {
            sections.Add(SectionKind.GroupRows, Number, _rows);
            // If each key has one row, the position of the key is that of the row.
            if (_rows.Length != _keys.Length)
            {
                sections.Add(SectionKind.GroupStarts, Number, (int[])[.. _starts, _rows.Length]);
            }
        }
        return layout;
    }

    // Returns the number of rows that are listed.
    private int Group(FieldScope rows)
    {
        int groups = 0;
        int listed = 0;
        for (int from = 0, to; from < _sorted.Length; from = to)
        {
            for (to = from + 1; to < _sorted.Length && _sorted[to] == _sorted[from]; to++)
            {
            }
            // The sort is not stable; elements come in the order of their rows.
            Array.Sort(_order, from, to - from);
            int first = _scope.Outer(Packed.Elements[_order[from]], rows);
            _keys[groups] = _sorted[from];
            _starts[groups] = listed;
            _firsts[groups++] = _order[from];
            _rows[listed++] = first;
            for (int i = from + 1; i < to; i++)
            {
                int row = _scope.Outer(Packed.Elements[_order[i]], rows);
                if (_shape.IsUnique)
                {
                    Duplicates.Add((row, first));
                }
                else if (row != _rows[listed - 1])
                {
                    // A row whose array repeats a key is listed once.
                    _rows[listed++] = row;
                }
            }
        }
        return listed;
    }

    // Null if keys cluster too much for open addressing.
    private IndexStructure? TryWriteDirectory(SectionList sections, IndexLayout layout, ulong[] keys)
    {
        uint[] values = new uint[keys.Length];
        for (int position = 0; position < values.Length; position++)
        {
            values[position] = DirectoryValue(position);
        }
        if (BucketPlacer.Place(keys, values) is { } plan)
        {
            (layout.KeyBits, layout.ValueBits, layout.Seed) = (plan.KeyBits, plan.ValueBits, plan.Seed);
            sections.Add(SectionKind.Buckets, Number, plan.Entries);
            return IndexStructure.Buckets;
        }
        return TryWriteSlots(sections, keys, out layout.Seed) ? IndexStructure.Hash : null;
    }

    private IndexStructure? TryWriteDirectory(SectionList sections, IndexLayout layout, TextKeys texts)
    {
        if (texts.IsWide)
        {
            UInt128[] wide = new UInt128[_keys.Length];
            for (int position = 0; position < wide.Length; position++)
            {
                wide[position] = KeyOf(position);
            }
            return TryWriteWideSlots(sections, wide, out layout.Seed) ? IndexStructure.Wide : null;
        }
        ulong[] keys = new ulong[_keys.Length];
        for (int position = 0; position < keys.Length; position++)
        {
            keys[position] = (ulong)KeyOf(position);
        }
        return TryWriteDirectory(sections, layout, keys);

        UInt128 KeyOf(int position) => texts[_scope, Packed.Elements[_firsts[position]]];
    }

    private bool TryWriteSlots(SectionList sections, ulong[] keys, out ulong seed)
    {
        seed = 0;
        int[]? slots = IsTooLong(keys.Length, SlotColumn.SlotSize) ? null : SlotPlacer.Place(keys.Length, (position, used) => SlotHash.Of(keys[position], used), out seed);
        if (slots is null)
        {
            return false;
        }
        byte[] bytes = new byte[(slots.Length + 1L) * SlotColumn.SlotSize];
        for (int slot = 0; slot <= slots.Length; slot++)
        {
            int position = slots[slot == slots.Length ? 0 : slot];
            Span<byte> at = bytes.AsSpan(slot * SlotColumn.SlotSize, SlotColumn.SlotSize);
            BinaryPrimitives.WriteUInt64LittleEndian(at, position < 0 ? PackFormat.Free : keys[position]);
            BinaryPrimitives.WriteUInt32LittleEndian(at[sizeof(ulong)..], position < 0 ? PackFormat.None : DirectoryValue(position));
        }
        sections.Add(SectionKind.Slots, Number, bytes);
        return true;
    }

    private bool TryWriteWideSlots(SectionList sections, UInt128[] keys, out ulong seed)
    {
        seed = 0;
        int[]? slots = IsTooLong(keys.Length, WideSlotColumn.SlotSize)
            ? null
            : SlotPlacer.Place(keys.Length, (position, used) => SlotHash.Of((ulong)(keys[position] >> 64), (ulong)keys[position], used), out seed);
        if (slots is null)
        {
            return false;
        }
        byte[] bytes = new byte[(slots.Length + 1L) * WideSlotColumn.SlotSize];
        for (int slot = 0; slot <= slots.Length; slot++)
        {
            int position = slots[slot == slots.Length ? 0 : slot];
            Span<byte> at = bytes.AsSpan(slot * WideSlotColumn.SlotSize, WideSlotColumn.SlotSize);
            BinaryPrimitives.WriteUInt128LittleEndian(at, position < 0 ? UInt128.MaxValue : keys[position]);
            BinaryPrimitives.WriteUInt32LittleEndian(at[(2 * sizeof(ulong))..], position < 0 ? PackFormat.None : DirectoryValue(position));
        }
        sections.Add(SectionKind.WideSlots, Number, bytes);
        return true;
    }

    private void WriteDense(SectionList sections)
    {
        uint[] values = new uint[_keys[^1] + 1];
        values.AsSpan().Fill(PackFormat.None);
        for (int position = 0; position < _keys.Length; position++)
        {
            values[_keys[position]] = DirectoryValue(position);
        }
        sections.Add(SectionKind.DenseValues, Number, values);
    }

    // The directory of a unique index leads directly to the row, that of any other to the rows of the key.
    private uint DirectoryValue(int position) => (uint)(_shape.IsUnique ? _rows[position] : position);

    // Whether the slots of so many keys take more bytes than an array has. Buckets or an ordered structure find the keys then.
    private static bool IsTooLong(int keys, int slotSize) => ((2L * keys) + 5) * slotSize > Array.MaxLength;

    private static int CountGroups(ReadOnlySpan<ulong> sorted)
    {
        int groups = sorted.IsEmpty ? 0 : 1;
        for (int i = 1; i < sorted.Length; i++)
        {
            groups += sorted[i] == sorted[i - 1] ? 0 : 1;
        }
        return groups;
    }

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
