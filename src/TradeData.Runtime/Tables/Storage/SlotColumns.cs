using System.Runtime.CompilerServices;

namespace TradeData.Runtime.Tables;

/// <summary>
/// The slots of a directory of open addressing, 12 bytes each: a packed key and what it leads to, side by side, so that a lookup touches one cache line.
/// Behind the last slot stands the first one once more.
/// </summary>
/// <remarks>
/// Two neighbouring slots are looked at in each step, without a branch between them. Which of them holds the key cannot be predicted, and a wrong guess
/// would make the processor wait for the slot before it does anything else; so it goes on to the row, or to the next lookup, in the meantime.
/// </remarks>
internal readonly unsafe struct SlotColumn(PackMemory memory, byte* start, int length)
{
    /// <summary>The length of a slot.</summary>
    public const int SlotSize = sizeof(ulong) + sizeof(uint);

    private readonly PackMemory _memory = memory;
    private readonly byte* _start = start;
    private readonly int _length = length - 1;

    public int Length => _length;

    /// <summary>The key in a slot; <see cref="PackFormat.Free"/> for none.</summary>
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

    /// <summary>What the key in a slot leads to.</summary>
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

    /// <summary>Whether the first slot stands behind the last one once more, and no run of used slots is longer than a builder leaves one.</summary>
    public bool IsSound()
    {
        bool isRepeated = new ReadOnlySpan<byte>(_start, SlotSize).SequenceEqual(new ReadOnlySpan<byte>(_start + ((nint)_length * SlotSize), SlotSize));
        GC.KeepAlive(_memory);
        SlotColumn slots = this;
        return isRepeated && SlotPlacer.LeavesGaps(_length, slot => slots.Key(slot) != PackFormat.Free);
    }

    /// <summary>What a key leads to, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ulong key, ulong seed)
    {
        // The hash gives a slot below the length; from the last one the search goes on at the first.
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

    /// <summary>The key in a slot; its upper half is <see cref="PackFormat.Free"/> for none.</summary>
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

    /// <summary>What a key leads to, or -1.</summary>
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
