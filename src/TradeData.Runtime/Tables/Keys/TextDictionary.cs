namespace TradeData.Runtime.Tables;

/// <summary>The distinct values of a column without a packing of their own, in order. Keys contain a value's number, which ascends with
/// the values. If all are ASCII of at most 16 characters, each is stored as two words and compared at once, without transcoding.</summary>
internal sealed class TextDictionary
{
    /// <summary>The number of values.</summary>
    public readonly int Count;

    /// <summary>Whether all values are ASCII of at most 16 characters.</summary>
    public readonly bool IsShort;

    private readonly UInt64Column _words;
    private readonly UInt32Column _offsets;
    private readonly ByteColumn _text;
    // The upper half of a slot is a part of the hash, the lower half the number, so most misses end without reading the text.
    private readonly UInt64Column _slots;
    private readonly ulong _seed;

    public TextDictionary(PackSections sections, int column, ulong seed)
    {
        _seed = seed;
        _slots = sections.UInt64sOrNone(SectionKind.DictionarySlots, column);
        IsShort = sections.Has(SectionKind.DictionaryShort, column);
        if (IsShort)
        {
            _words = sections.UInt64s(SectionKind.DictionaryShort, column);
            Count = _words.Length / 2;
            return;
        }
        _offsets = sections.UInt32s(SectionKind.DictionaryOffsets, column);
        _text = sections.Bytes(SectionKind.DictionaryText, column);
        Count = _offsets.Length > 0 ? _offsets.Length - 1 : throw PackFormat.Inconsistent();
    }

    /// <summary>Checks a dictionary from an untrusted pack: its values ascend, are valid for the type, and are found in few
    /// steps.</summary>
    /// <exception cref="PackException">The dictionary is invalid.</exception>
    public void Inspect(in ColumnLayout layout)
    {
        bool isSound = IsShort
            ? _words.Length % 2 == 0
            : _offsets[0] == 0 && _offsets[Count] == _text.Length && (_slots.Length == 0 || _slots.Length >= Count);
        isSound &= (ulong)Count <= 1UL << layout.Bits;
        byte[]? last = null;
        for (int number = 0; isSound && number < Count; number++)
        {
            byte[] value = Value(number);
            isSound = (last is null || value.AsSpan().SequenceCompareTo(last) > 0) && KeyValues.IsOrdered(layout.Type, value) && Find(value) == number;
            last = value;
        }
        if (!isSound || !SlotPlacer.LeavesGaps(_slots.Length, slot => _slots[slot] != PackFormat.Free))
        {
            throw PackFormat.Inconsistent();
        }
    }

    /// <summary>Returns the number of a value, or -1.</summary>
    public int Find(ReadOnlySpan<byte> value)
    {
        if (_slots.Length == 0)
        {
            int number = LowerBound(value);
            return number < Count && Compare(number, value) == 0 ? number : -1;
        }
        if (IsShort)
        {
            return ShortText.TryGetWords(value, out ulong first, out ulong second) ? Find(first, second) : -1;
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
            int number = (int)(uint)entry;
            if ((uint)(entry >> 32) == (uint)hash && _text.SequenceEqual(_offsets[number], _offsets[number + 1], value))
            {
                return number;
            }
            slot = slot + 1 == _slots.Length ? 0 : slot + 1;
        }
        return -1;
    }

    /// <summary>Returns the number of a value, or -1, for a text of at most 16 characters if all values are as short.</summary>
    public int Find(ReadOnlySpan<char> value)
    {
        if (!ShortText.TryGetWords(value, out ulong first, out ulong second))
        {
            return -1;
        }
        return _slots.Length > 0 ? Find(first, second) : FindSorted(first, second);
    }

    /// <summary>Returns the number of the first value that does not precede the given one.</summary>
    public int LowerBound(ReadOnlySpan<byte> value)
    {
        int from = 0;
        int to = Count;
        while (from < to)
        {
            int middle = (int)((uint)(from + to) >> 1);
            if (Compare(middle, value) < 0)
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

    /// <summary>Returns the number of the first value, from <paramref name="from"/> on, that does not begin with a text. Those before it
    /// do.</summary>
    public int PrefixEnd(int from, ReadOnlySpan<byte> prefix)
    {
        Span<byte> buffer = stackalloc byte[ShortText.MaxLength];
        int to = Count;
        while (from < to)
        {
            int middle = (int)((uint)(from + to) >> 1);
            bool isBelow = IsShort
                ? Short(middle, buffer).StartsWith(prefix)
                : _text.SequenceEqual(_offsets[middle], Math.Min(_offsets[middle + 1], (long)_offsets[middle] + prefix.Length), prefix);
            if (isBelow)
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

    /// <summary>Returns the value with a number.</summary>
    public byte[] Value(int number) => IsShort
        ? Short(number, stackalloc byte[ShortText.MaxLength]).ToArray()
        : _text.ToArray(_offsets[number], _offsets[number + 1]);

    private int Find(ulong first, ulong second)
    {
        ulong hash = SlotHash.Of(second, first, _seed);
        int slot = SlotHash.Slot(hash, _slots.Length);
        for (int tries = _slots.Length; tries > 0; tries--)
        {
            ulong entry = _slots[slot];
            if (entry == PackFormat.Free)
            {
                return -1;
            }
            int number = (int)(uint)entry;
            if ((uint)(entry >> 32) == (uint)hash && _words[number * 2] == first && _words[(number * 2) + 1] == second)
            {
                return number;
            }
            slot = slot + 1 == _slots.Length ? 0 : slot + 1;
        }
        return -1;
    }

    private int FindSorted(ulong first, ulong second)
    {
        Span<byte> text = stackalloc byte[ShortText.MaxLength];
        int number = LowerBound(ShortText.FromWords(first, second, text));
        return number < Count && _words[number * 2] == first && _words[(number * 2) + 1] == second ? number : -1;
    }

    private int Compare(int number, ReadOnlySpan<byte> value) => IsShort
        ? Short(number, stackalloc byte[ShortText.MaxLength]).SequenceCompareTo(value)
        : _text.CompareTo(_offsets[number], _offsets[number + 1], value);

    private ReadOnlySpan<byte> Short(int number, Span<byte> buffer) => ShortText.FromWords(_words[number * 2], _words[(number * 2) + 1], buffer);
}
