using System.Runtime.CompilerServices;

namespace TradeData.Runtime.Tables;

/// <summary>The slots of a directory of open addressing, 12 bytes each: a packed key and its value side by side, so that a lookup touches
/// one cache line. The first slot is repeated after the last.</summary>
/// <remarks>Each step examines two adjacent slots without a branch between them. Which of them has the key is unpredictable, and a wrong
/// prediction would make the processor wait for the slot. Without the branch it continues with the row, or with the next lookup, in the
/// meantime.</remarks>
internal readonly unsafe struct SlotColumn(PackMemory memory, byte* start, int length)
{
    /// <summary>The length of a slot.</summary>
    public const int SlotSize = sizeof(ulong) + sizeof(uint);

    private readonly PackMemory _memory = memory;
    private readonly byte* _start = start;
    private readonly int _length = length - 1;

    public int Length => _length;

    /// <summary>Returns the key in a slot, or <see cref="PackFormat.Free"/> for a free one.</summary>
    public ulong Key(int slot)
    {
        if ((uint)slot >= (uint)_length)
        {
            throw PackFormat.Inconsistent();
        }
        ulong key = KeyAt(_start + ((nint)slot * SlotSize));
        GC.KeepAlive(_memory);
        return key;
    }

    /// <summary>Returns the value of the key in a slot.</summary>
    public uint Value(int slot)
    {
        if ((uint)slot >= (uint)_length)
        {
            throw PackFormat.Inconsistent();
        }
        uint value = LittleEndian.Value(Unsafe.ReadUnaligned<uint>(_start + ((nint)slot * SlotSize) + sizeof(ulong)));
        GC.KeepAlive(_memory);
        return value;
    }

    /// <summary>Whether the first slot is repeated after the last, and no run of used slots is longer than a builder allows.</summary>
    public bool IsSound()
    {
        bool isRepeated = new ReadOnlySpan<byte>(_start, SlotSize).SequenceEqual(new ReadOnlySpan<byte>(_start + ((nint)_length * SlotSize), SlotSize));
        GC.KeepAlive(_memory);
        SlotColumn slots = this;
        return isRepeated && SlotPlacer.LeavesGaps(_length, slot => slots.Key(slot) != PackFormat.Free);
    }

    /// <summary>Returns the value of a key, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ulong key, ulong seed)
    {
        // The hash gives a slot below the length; after the last one the search continues at the first.
        int slot = SlotHash.Slot(SlotHash.Of(key, seed), _length);
        int value = -1;
        for (int tries = _length; tries > 0; tries -= 2)
        {
            byte* at = _start + ((nint)slot * SlotSize);
            ulong first = KeyAt(at);
            ulong second = KeyAt(at + SlotSize);
            if (first == key | second == key)
            {
                value = (int)LittleEndian.Value(Unsafe.ReadUnaligned<uint>((first == key ? at : at + SlotSize) + sizeof(ulong)));
                break;
            }
            if (first == PackFormat.Free | second == PackFormat.Free)
            {
                break;
            }
            slot += 2;
            slot -= slot >= _length ? _length : 0;
        }
        GC.KeepAlive(_memory);
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong KeyAt(byte* slot) => LittleEndian.Value(Unsafe.ReadUnaligned<ulong>(slot));
}

/// <summary>The slots of a directory of keys of 128 bits, 20 bytes each.</summary>
/// <remarks><inheritdoc cref="SlotColumn"/></remarks>
internal readonly unsafe struct WideSlotColumn(PackMemory memory, byte* start, int length)
{
    /// <summary>The length of a slot.</summary>
    public const int SlotSize = (2 * sizeof(ulong)) + sizeof(uint);

    private readonly PackMemory _memory = memory;
    private readonly byte* _start = start;
    private readonly int _length = length - 1;

    public int Length => _length;

    /// <summary>Returns the key in a slot; its upper half is <see cref="PackFormat.Free"/> for a free one.</summary>
    public UInt128 Key(int slot)
    {
        if ((uint)slot >= (uint)_length)
        {
            throw PackFormat.Inconsistent();
        }
        byte* at = _start + ((nint)slot * SlotSize);
        UInt128 key = new(WordAt(at + sizeof(ulong)), WordAt(at));
        GC.KeepAlive(_memory);
        return key;
    }

    /// <inheritdoc cref="SlotColumn.Value"/>
    public uint Value(int slot)
    {
        if ((uint)slot >= (uint)_length)
        {
            throw PackFormat.Inconsistent();
        }
        uint value = LittleEndian.Value(Unsafe.ReadUnaligned<uint>(_start + ((nint)slot * SlotSize) + (2 * sizeof(ulong))));
        GC.KeepAlive(_memory);
        return value;
    }

    /// <inheritdoc cref="SlotColumn.IsSound"/>
    public bool IsSound()
    {
        bool isRepeated = new ReadOnlySpan<byte>(_start, SlotSize).SequenceEqual(new ReadOnlySpan<byte>(_start + ((nint)_length * SlotSize), SlotSize));
        GC.KeepAlive(_memory);
        WideSlotColumn slots = this;
        return isRepeated && SlotPlacer.LeavesGaps(_length, slot => (ulong)(slots.Key(slot) >> 64) != PackFormat.Free);
    }

    /// <summary>Returns the value of a key, or -1.</summary>
    public int Find(ulong high, ulong low, ulong seed)
    {
        int slot = SlotHash.Slot(SlotHash.Of(high, low, seed), _length);
        int value = -1;
        for (int tries = _length; tries > 0; tries -= 2)
        {
            byte* at = _start + ((nint)slot * SlotSize);
            ulong first = WordAt(at + sizeof(ulong));
            ulong second = WordAt(at + SlotSize + sizeof(ulong));
            bool isFirst = ((first ^ high) | (WordAt(at) ^ low)) == 0;
            bool isSecond = ((second ^ high) | (WordAt(at + SlotSize) ^ low)) == 0;
            if (isFirst | isSecond)
            {
                value = (int)LittleEndian.Value(Unsafe.ReadUnaligned<uint>((isFirst ? at : at + SlotSize) + (2 * sizeof(ulong))));
                break;
            }
            if (first == PackFormat.Free | second == PackFormat.Free)
            {
                break;
            }
            slot += 2;
            slot -= slot >= _length ? _length : 0;
        }
        GC.KeepAlive(_memory);
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong WordAt(byte* at) => LittleEndian.Value(Unsafe.ReadUnaligned<ulong>(at));
}
