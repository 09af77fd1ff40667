using System.Numerics;

namespace TradeData.Runtime.Tables;

/// <summary>Chooses how the values of a field are packed, and packs them.</summary>
internal sealed class ColumnPlan
{
    private readonly FieldValues _values;
    private InternTable? _dictionary;
    private int[] _order = [];
    private int[] _ranks = [];

    /// <summary>Chooses a packing.</summary>
    /// <param name="values">The values of the field.</param>
    /// <param name="isBound">Whether lookups use bounds, which need not be values that occur.</param>
    public ColumnPlan(FieldValues values, bool isBound)
    {
        _values = values;
        ColumnLayout? layout = values.Type switch
        {
            KeyType.Text or KeyType.Code when !isBound => ForShortTexts(values.Texts),
            KeyType.Text or KeyType.Code or KeyType.Guid => null,
            KeyType.Decimal => ForDecimals(values),
            _ => ForNumbers(values),
        };
        if (layout is { } chosen)
        {
            Layout = chosen;
        }
        else
        {
            UseDictionary();
        }
    }

    /// <summary>The packing.</summary>
    public ColumnLayout Layout { get; private set; }

    /// <summary>The maximum length of the texts, if they are in a dictionary and all are ASCII of at most 16 characters; otherwise
    /// 0.</summary>
    public int ShortTexts { get; private set; }

    /// <summary>Returns the packing of the dictionary's texts into 64 bits each, or null if they are too long or not ASCII.</summary>
    public ColumnLayout? AsShortText => ShortTexts > 0 ? ForShortTexts(_values.Texts) : null;

    /// <summary>Returns the packing of the dictionary's texts into 128 bits each, or null if they are too long or not ASCII.</summary>
    public ColumnLayout? AsWideText => ShortTexts > 0
        ? new ColumnLayout { Encoding = KeyEncoding.Wide, Width = ShortTexts, Bits = ShortTexts * ColumnLayout.AsciiBits }
        : null;

    /// <summary>Assigns every distinct value a number, in order. It is never wider than another packing, and at most 31 bits.</summary>
    public void UseDictionary()
    {
        _dictionary = _values.IsText ? _values.Texts : InternOrdered();
        _order = _dictionary.Sorted();
        _ranks = new int[_order.Length];
        for (int rank = 0; rank < _order.Length; rank++)
        {
            _ranks[_order[rank]] = rank;
        }
        ShortTexts = _values.Type is KeyType.Text or KeyType.Code ? LongestShort(_dictionary) : 0;
        Layout = new ColumnLayout { Encoding = KeyEncoding.Dictionary, Bits = Bits((ulong)_order.Length), Size = (ulong)_order.Length };
    }

    /// <summary>Packs the values of any field of the same type. An element without a value, or with one that this column lacks, becomes
    /// <see cref="PackFormat.Free"/>.</summary>
    public ulong[] Encode(FieldValues source)
    {
        ulong[] codes = new ulong[source.Count];
        if (source.IsText)
        {
            ulong[] byText = EncodeTexts(source.Texts);
            for (int element = 0; element < codes.Length; element++)
            {
                codes[element] = source.Has(element) ? byText[source.TextId(element)] : PackFormat.Free;
            }
            return codes;
        }
        Span<byte> buffer = stackalloc byte[KeyValues.DecimalBytes];
        KeyColumn? column = _dictionary is null ? new KeyColumn(Layout with { Type = source.Type }, null) : null;
        for (int element = 0; element < codes.Length; element++)
        {
            codes[element] = PackFormat.Free;
            if (!source.Has(element))
            {
                continue;
            }
            if (column is null)
            {
                int number = _dictionary!.Find(source.Ordered(element, buffer));
                codes[element] = number < 0 ? PackFormat.Free : (uint)_ranks[number];
                continue;
            }
            KeyMatch match = source.Type == KeyType.Decimal
                ? column.Encode(source.Decimal(element), out ulong code)
                : column.Encode(source.Number(element), out code);
            codes[element] = match == KeyMatch.Exact ? code : PackFormat.Free;
        }
        return codes;
    }

    /// <summary>Writes the data needed to read the packed values.</summary>
    public void Write(SectionList sections, int field)
    {
        if (_dictionary is null)
        {
            return;
        }
        Func<int, ulong, ulong> hash;
        if (ShortTexts > 0)
        {
            ulong[] words = Words();
            sections.Add(SectionKind.DictionaryShort, field, words);
            hash = (rank, seed) => SlotHash.Of(words[(rank * 2) + 1], words[rank * 2], seed);
        }
        else
        {
            WriteText(sections, field);
            hash = (rank, seed) => SlotHash.Of(_dictionary[_order[rank]], seed);
        }
        int[]? slots = SlotPlacer.Place(_order.Length, hash, out ulong used);
        Layout = Layout with { Seed = used };
        if (slots is null)
        {
            return;
        }
        ulong[] entries = new ulong[slots.Length];
        for (int slot = 0; slot < slots.Length; slot++)
        {
            entries[slot] = slots[slot] < 0 ? PackFormat.Free : (hash(slots[slot], used) << 32) | (uint)slots[slot];
        }
        sections.Add(SectionKind.DictionarySlots, field, entries);
    }

    /// <summary>Returns the number of bits that a number of values needs.</summary>
    public static int Bits(ulong count) => count <= 1 ? 0 : 64 - BitOperations.LeadingZeroCount(count - 1);

    private ulong[] Words()
    {
        ulong[] words = new ulong[_order.Length * 2];
        for (int rank = 0; rank < _order.Length; rank++)
        {
            _ = ShortText.TryGetWords(_dictionary![_order[rank]], out words[rank * 2], out words[(rank * 2) + 1]);
        }
        return words;
    }

    private void WriteText(SectionList sections, int field)
    {
        uint[] offsets = new uint[_order.Length + 1];
        for (int rank = 0; rank < _order.Length; rank++)
        {
            offsets[rank + 1] = offsets[rank] + (uint)_dictionary![_order[rank]].Length;
        }
        byte[] text = new byte[offsets[^1]];
        for (int rank = 0; rank < _order.Length; rank++)
        {
            _dictionary![_order[rank]].CopyTo(text.AsSpan((int)offsets[rank]));
        }
        sections.Add(SectionKind.DictionaryOffsets, field, offsets);
        sections.Add(SectionKind.DictionaryText, field, text);
    }

    // The length of the longest text, or 0 if one is not short. For empty texts alone a word is not worth its cost.
    private static int LongestShort(InternTable texts)
    {
        int longest = 0;
        for (int text = 0; text < texts.Count; text++)
        {
            if (!ShortText.TryGetWords(texts[text], out _, out _))
            {
                return 0;
            }
            longest = Math.Max(longest, texts[text].Length);
        }
        return longest;
    }

    private ulong[] EncodeTexts(InternTable texts)
    {
        ulong[] codes = new ulong[texts.Count];
        KeyColumn? column = _dictionary is null ? new KeyColumn(Layout, null) : null;
        for (int text = 0; text < codes.Length; text++)
        {
            if (_dictionary is not null)
            {
                int number = texts == _dictionary ? text : _dictionary.Find(texts[text]);
                codes[text] = number < 0 ? PackFormat.Free : (uint)_ranks[number];
            }
            else
            {
                codes[text] = column!.PackShort(texts[text]);
            }
        }
        return codes;
    }

    private InternTable InternOrdered()
    {
        InternTable table = new();
        Span<byte> buffer = stackalloc byte[KeyValues.DecimalBytes];
        for (int element = 0; element < _values.Count; element++)
        {
            if (_values.Has(element))
            {
                table.Add(_values.Ordered(element, buffer));
            }
        }
        return table;
    }

    private static ColumnLayout? ForShortTexts(InternTable texts)
    {
        int longest = 0;
        bool isDigits = true;
        bool isAscii = true;
        bool isLetters = true;
        int block = -1;
        for (int i = 0; i < texts.Count && (isDigits || isAscii); i++)
        {
            ReadOnlySpan<byte> text = texts[i];
            longest = Math.Max(longest, text.Length);
            isDigits &= longest <= ColumnLayout.MaxDigits && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
            foreach (byte c in isLetters && longest <= ColumnLayout.MaxAscii ? text : default)
            {
                block = block < 0 ? c & 0xE0 : block;
                isLetters &= (c & 0xE0) == block && c != block && c < 0x80;
            }
            isAscii &= longest <= ColumnLayout.MaxAscii && !text.ContainsAnyExceptInRange((byte)1, (byte)0x7F);
        }
        if (isDigits)
        {
            return new ColumnLayout { Encoding = KeyEncoding.Digits, Bits = longest * ColumnLayout.DigitBits, Width = longest };
        }
        if (isAscii && isLetters)
        {
            return new ColumnLayout { Encoding = KeyEncoding.Letters, Bits = longest * ColumnLayout.LetterBits, Width = longest, Min = block };
        }
        return isAscii ? new ColumnLayout { Encoding = KeyEncoding.Ascii, Bits = longest * ColumnLayout.AsciiBits, Width = longest } : null;
    }

    private static ColumnLayout? ForNumbers(FieldValues values)
    {
        long min = long.MaxValue;
        long max = long.MinValue;
        for (int element = 0; element < values.Count; element++)
        {
            if (values.Has(element))
            {
                min = Math.Min(min, values.Number(element));
                max = Math.Max(max, values.Number(element));
            }
        }
        return Between(KeyEncoding.Number, 0, min, max);
    }

    private static ColumnLayout? ForDecimals(FieldValues values)
    {
        byte scale = 0;
        decimal largest = 0;
        for (int element = 0; element < values.Count; element++)
        {
            if (values.Has(element))
            {
                // Read without trailing zeros, so the scale is minimal.
                scale = Math.Max(scale, values.Decimal(element).Scale);
                largest = Math.Max(largest, Math.Abs(values.Decimal(element)));
            }
        }
        decimal unit = new(1, 0, 0, false, scale);
        if (largest >= (1L << 60) * unit)
        {
            return null;
        }
        long min = long.MaxValue;
        long max = long.MinValue;
        for (int element = 0; element < values.Count; element++)
        {
            if (values.Has(element))
            {
                long number = (long)(values.Decimal(element) / unit);
                min = Math.Min(min, number);
                max = Math.Max(max, number);
            }
        }
        return Between(KeyEncoding.Scaled, scale, min, max);
    }

    private static ColumnLayout? Between(KeyEncoding encoding, int scale, long min, long max)
    {
        if (min > max)
        {
            return new ColumnLayout { Encoding = encoding, Scale = scale };
        }
        ulong span = (ulong)max - (ulong)min;
        // Beyond that the bounds of a range could exceed the 63 bits of a key.
        return span >= 1UL << 62 ? null : new ColumnLayout { Encoding = encoding, Bits = Bits(span + 1), Scale = scale, Min = min, Size = span + 1 };
    }
}
