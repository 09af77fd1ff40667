using System.Globalization;
using System.Text;
using TradeData.Runtime.Internal.Tables;

namespace TradeData.Runtime.Tables;

/// <summary>The encoding of a column's values as numbers. Each encoding keeps the order of the values.</summary>
internal enum KeyEncoding : byte
{
    /// <summary>The column is not in any key.</summary>
    None,

    /// <summary>The distance from the smallest value.</summary>
    Number,

    /// <summary>A decimal times a power of ten, as a distance from the smallest.</summary>
    Scaled,

    /// <summary>Up to 15 digits, 4 bits each, from the left, followed by 0.</summary>
    Digits,

    /// <summary>Up to 8 ASCII characters, 7 bits each, from the left, followed by 0.</summary>
    Ascii,

    /// <summary>The position of the value among the distinct ones of the column, in order.</summary>
    Dictionary,

    /// <summary>Up to 16 ASCII characters, 7 bits each, in keys of 128 bits.</summary>
    Wide,

    /// <summary>Up to 8 ASCII characters of one block of 32, such as capital letters, 5 bits each, from the left, followed by 0. The block
    /// begins at the smallest value of the column.</summary>
    Letters,
}

/// <summary>The result of encoding a value.</summary>
internal enum KeyMatch : byte
{
    /// <summary>The number represents exactly this value.</summary>
    Exact,

    /// <summary>The column does not have the value; the number is that of the first value above it.</summary>
    Above,

    /// <summary>The column does not have the value.</summary>
    None,
}

/// <summary>Packs values of one column into numbers, and unpacks them.</summary>
internal sealed class KeyColumn
{
    public readonly KeyType Type;
    public readonly KeyEncoding Encoding;

    /// <summary>The number of bits of a packed value.</summary>
    public readonly int Bits;

    /// <summary>The maximum number of characters of a packed text.</summary>
    public readonly int Width;

    /// <summary>The three upper bits of all characters of <see cref="KeyEncoding.Letters"/>.</summary>
    public readonly byte Block;

    public readonly TextDictionary? Dictionary;

    private readonly long _min;
    private readonly ulong _size;
    private readonly int _scale;

    public KeyColumn(in ColumnLayout layout, TextDictionary? dictionary)
    {
        Type = layout.Type;
        Encoding = layout.Encoding;
        Bits = layout.Bits;
        Width = layout.Width;
        Dictionary = dictionary;
        Block = (byte)layout.Min;
        _min = layout.Min;
        _size = layout.Size;
        _scale = layout.Scale;
    }

    /// <summary>Packs a date, an instant, an integer or a Boolean.</summary>
    public KeyMatch Encode(long value, out ulong code)
    {
        if (Encoding == KeyEncoding.Dictionary)
        {
            Span<byte> ordered = stackalloc byte[KeyValues.IntegerBytes];
            KeyValues.OrderedBytes(value, ordered);
            return EncodeOrdered(ordered, isBound: true, out code);
        }
        if (value < _min)
        {
            code = 0;
            return KeyMatch.Above;
        }
        code = (ulong)value - (ulong)_min;
        if (code < _size)
        {
            return KeyMatch.Exact;
        }
        code = _size;
        return KeyMatch.Above;
    }

    /// <summary>Packs a decimal.</summary>
    public KeyMatch Encode(decimal value, out ulong code)
    {
        if (Encoding == KeyEncoding.Dictionary)
        {
            Span<byte> ordered = stackalloc byte[KeyValues.DecimalBytes];
            KeyValues.OrderedBytes(value, ordered);
            return EncodeOrdered(ordered, isBound: true, out code);
        }
        decimal unit = new(1, 0, 0, false, (byte)_scale);
        if (_size == 0 || value > (_min + (decimal)(_size - 1)) * unit)
        {
            code = _size;
            return KeyMatch.Above;
        }
        if (value < _min * unit)
        {
            code = 0;
            return KeyMatch.Above;
        }
        decimal scaled = value / unit;
        decimal whole = decimal.Ceiling(scaled);
        code = (ulong)((long)whole - _min);
        return whole == scaled ? KeyMatch.Exact : KeyMatch.Above;
    }

    /// <summary>Packs bytes in the order of the values: a text, a code without punctuation, a UUID.</summary>
    /// <param name="value">The bytes.</param>
    /// <param name="isBound">Whether to return the number of the next value if the column lacks this one; only a dictionary supports
    /// it.</param>
    /// <param name="code">The number.</param>
    public KeyMatch EncodeOrdered(ReadOnlySpan<byte> value, bool isBound, out ulong code)
    {
        switch (Encoding)
        {
            case KeyEncoding.Letters or KeyEncoding.Ascii or KeyEncoding.Digits:
                code = PackShort(value);
                return code == PackFormat.Free ? KeyMatch.None : KeyMatch.Exact;
            case KeyEncoding.Dictionary:
                int number = Dictionary!.Find(value);
                if (number >= 0)
                {
                    code = (uint)number;
                    return KeyMatch.Exact;
                }
                code = isBound ? (uint)Dictionary.LowerBound(value) : 0;
                return isBound ? KeyMatch.Above : KeyMatch.None;
            default:
                code = 0;
                return KeyMatch.None;
        }
    }

    /// <summary>Packs a text from the left with a fixed number of bits for each character. A text that does not fit yields
    /// <see cref="PackFormat.Free"/>.</summary>
    public ulong PackShort(ReadOnlySpan<byte> text) => Encoding switch
    {
        KeyEncoding.Letters => ShortText.PackLetters(text, Width, Block),
        KeyEncoding.Ascii => ShortText.PackAscii(text, Width),
        _ => ShortText.PackDigits(text, Width, skipsMarks: false),
    };

    /// <summary>Gets the numbers of all values that begin with a text: from <paramref name="from"/> up to, but not including,
    /// <paramref name="to"/>.</summary>
    public bool TryEncodePrefix(ReadOnlySpan<byte> prefix, out ulong from, out ulong to)
    {
        to = 0;
        switch (Encoding)
        {
            case KeyEncoding.Letters or KeyEncoding.Ascii or KeyEncoding.Digits:
                from = PackShort(prefix);
                to = from == PackFormat.Free ? from : from + (1UL << ((Width - prefix.Length) * ColumnLayout.CharacterBits(Encoding)));
                return from < to;
            case KeyEncoding.Dictionary:
                int first = Dictionary!.LowerBound(prefix);
                from = (uint)first;
                to = (uint)Dictionary.PrefixEnd(first, prefix);
                return from < to;
            default:
                from = 0;
                return false;
        }
    }

    /// <summary>Adds the value of a number to a key of another index, over a column of the same type.</summary>
    public void AddTo(ref KeyBuilder key, ulong code)
    {
        switch (Encoding)
        {
            case KeyEncoding.Number:
                key.AddNumber(Type, ToInteger(code));
                break;
            case KeyEncoding.Scaled:
                key.Add(ToDecimal(code));
                break;
            case KeyEncoding.Dictionary when Type is KeyType.Date or KeyType.DateTime or KeyType.Integer or KeyType.Boolean:
                key.AddNumber(Type, KeyValues.IntegerFromOrdered(Dictionary!.Value((int)code)));
                break;
            case KeyEncoding.Dictionary when Type is KeyType.Decimal:
                key.Add(KeyValues.DecimalFromOrdered(Dictionary!.Value((int)code)));
                break;
            case KeyEncoding.Dictionary:
                key.AddOrdered(Dictionary!.Value((int)code));
                break;
            default:
                Span<byte> text = stackalloc byte[ColumnLayout.MaxDigits];
                key.AddOrdered(text[..ShortText.Unpack(this, code, text)]);
                break;
        }
    }

    /// <summary>Returns the numeric value behind a number, for measuring distances, or null if the value is not numeric.</summary>
    public decimal? ToNumber(ulong code) => (Encoding, Type) switch
    {
        (KeyEncoding.Number, _) => ToInteger(code),
        (KeyEncoding.Scaled, _) => ToDecimal(code),
        (KeyEncoding.Dictionary, KeyType.Decimal) => KeyValues.DecimalFromOrdered(Dictionary!.Value((int)code)),
        (KeyEncoding.Dictionary, KeyType.Date or KeyType.DateTime or KeyType.Integer) => KeyValues.IntegerFromOrdered(Dictionary!.Value((int)code)),
        _ => null,
    };

    /// <summary>Returns the value behind a number, as messages show it.</summary>
    public string Format(UInt128 number)
    {
        if (Encoding == KeyEncoding.Wide)
        {
            Span<byte> wide = stackalloc byte[ShortText.MaxLength];
            return System.Text.Encoding.ASCII.GetString(wide[..ShortText.UnpackWide(number, Width, wide)]);
        }
        ulong code = (ulong)number;
        // Only in a pack that this library has not written: a number beyond the largest value of the column stands for none.
        if (Encoding is KeyEncoding.Number or KeyEncoding.Scaled && code >= _size)
        {
            throw PackFormat.Inconsistent();
        }
        if (Type == KeyType.Decimal)
        {
            // Without trailing zeros, whatever the scale of the column.
            return ToNumber(code)!.Value.ToString("0.############################", CultureInfo.InvariantCulture);
        }
        if (Type is KeyType.Date or KeyType.DateTime or KeyType.Integer or KeyType.Boolean)
        {
            return KeyValues.Format(Type, Encoding == KeyEncoding.Number ? ToInteger(code) : KeyValues.IntegerFromOrdered(Dictionary!.Value((int)code)));
        }
        if (Encoding == KeyEncoding.Dictionary)
        {
            byte[] value = Dictionary!.Value((int)code);
            return Type == KeyType.Guid ? new Guid(value, bigEndian: true).ToString() : System.Text.Encoding.UTF8.GetString(value);
        }
        Span<byte> text = stackalloc byte[ColumnLayout.MaxDigits];
        return System.Text.Encoding.ASCII.GetString(text[..ShortText.Unpack(this, code, text)]);
    }

    private long ToInteger(ulong code) => (long)((ulong)_min + code);

    private decimal ToDecimal(ulong code) => ToInteger(code) * new decimal(1, 0, 0, false, (byte)_scale);
}
