namespace TradeData.Runtime.Tables;

/// <summary>
/// The distinct values of a column that have no packing of their own, in order; a value's number stands for it in keys. Numbers ascend as the values do.
/// </summary>
internal sealed class TextDictionary
{
    /// <summary>How many values there are.</summary>
    public readonly int Count;

    private readonly UInt32Column _offsets;
    private readonly ByteColumn _text;
    // The upper half of a slot is a part of the hash, the lower half the number: most misses end without a look at the text.
    private readonly UInt64Column _slots;
    private readonly ulong _seed;

    public TextDictionary(PackSections sections, int column, ulong seed)
    {
        _offsets = sections.UInt32s(SectionKind.DictionaryOffsets, column);
        _text = sections.Bytes(SectionKind.DictionaryText, column);
        _slots = sections.UInt64sOrNone(SectionKind.DictionarySlots, column);
        _seed = seed;
        Count = _offsets.Length - 1;
    }

    /// <summary>The number of a value, or -1.</summary>
    public int Find(ReadOnlySpan<byte> value)
    {
        if (_slots.Length == 0)
        {
            int number = LowerBound(value);
            return number < Count && IsAt(number, value) ? number : -1;
        }
        ulong hash = SlotHash.Of(value, _seed);
        int slot = SlotHash.Slot(hash, _slots.Length);
        for (int tries = _slots.Length; tries > 0; tries--)
        {
            ulong entry = _slots[slot];
            if (entry == PackFormat.Free)
            {
                return -1;
            }
            if ((uint)(entry >> 32) == (uint)hash && IsAt((int)(uint)entry, value))
            {
                return (int)(uint)entry;
            }
            slot = slot + 1 == _slots.Length ? 0 : slot + 1;
        }
        return -1;
    }

    /// <summary>The number of the first value that does not come before the given one.</summary>
    public int LowerBound(ReadOnlySpan<byte> value)
    {
        int from = 0;
        int to = Count;
        while (from < to)
        {
            int middle = (int)((uint)(from + to) >> 1);
            if (_text.CompareTo(_offsets[middle], _offsets[middle + 1], value) < 0)
            {
                from = middle + 1;
            }
            else
            {
                to = middle;
            }
        }
        return from;
    }

    /// <summary>The number of the first value, from <paramref name="from"/> on, that does not begin with a text; those before it do.</summary>
    public int PrefixEnd(int from, ReadOnlySpan<byte> prefix)
    {
        int to = Count;
        while (from < to)
        {
            int middle = (int)((uint)(from + to) >> 1);
            uint start = _offsets[middle];
            long end = Math.Min(_offsets[middle + 1], (long)start + prefix.Length);
            if (_text.SequenceEqual(start, end, prefix))
            {
                from = middle + 1;
            }
            else
            {
                to = middle;
            }
        }
        return from;
    }

    /// <summary>The value with a number.</summary>
    public byte[] Value(int number) => _text.ToArray(_offsets[number], _offsets[number + 1]);

    private bool IsAt(int number, ReadOnlySpan<byte> value) => _text.SequenceEqual(_offsets[number], _offsets[number + 1], value);
}
