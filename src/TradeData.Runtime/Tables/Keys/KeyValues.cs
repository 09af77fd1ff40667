using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;

namespace TradeData.Runtime.Tables;

/// <summary>Reads the values of keys from their JSON text. Packed rows and lookups use the same functions, so they agree. A value without
/// a packing of its own becomes bytes in the order of the values.</summary>
internal static class KeyValues
{
    /// <summary>The length of <see cref="OrderedBytes(long, Span{byte})"/>.</summary>
    public const int IntegerBytes = 8;

    /// <summary>The length of <see cref="OrderedBytes(decimal, Span{byte})"/>: 13 bytes of whole part, 12 of fraction.</summary>
    public const int DecimalBytes = 25;

    /// <summary>The length of a UUID.</summary>
    public const int GuidBytes = 16;

    private const int WholeBytes = 13;
    private const decimal FractionUnit = 1e28m;

    // The whole part of the smallest decimal is -(2^96 - 1); adding this makes it positive.
    private static readonly Int128 WholeBias = Int128.One << 96;

    /// <summary>Reads a value as a 64-bit number: days for a date, ticks for an instant, 0 or 1 for a Boolean.</summary>
    public static bool TryReadNumber(KeyType type, ReadOnlySpan<byte> text, out long value)
    {
        switch (type)
        {
            case KeyType.Date:
                return TryReadDate(text, out value);
            case KeyType.DateTime:
                return TryReadInstant(text, out value);
            case KeyType.Integer:
                return TryReadInteger(text, out value);
            case KeyType.Boolean:
                value = text.SequenceEqual("true"u8) ? 1 : 0;
                return value == 1 || text.SequenceEqual("false"u8);
            default:
                value = 0;
                return false;
        }
    }

    /// <summary>Reads a number exactly, by its digits; false if it has more than 28 significant digits, or if a <see cref="decimal"/>
    /// cannot hold it.</summary>
    /// <remarks>The framework rounds what it cannot hold, but rounding would merge two keys.</remarks>
    public static bool TryReadDecimal(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        bool isNegative = text is [(byte)'-', ..];
        ReadOnlySpan<byte> digits = isNegative ? text[1..] : text;
        int exponentAt = digits.IndexOfAny((byte)'e', (byte)'E');
        int exponent = 0;
        if (exponentAt >= 0)
        {
            if (!TryReadExponent(digits[(exponentAt + 1)..], out exponent))
            {
                return false;
            }
            digits = digits[..exponentAt];
        }
        if (!TryReadMantissa(digits, out UInt128 mantissa, out int count, out int point))
        {
            return false;
        }
        if (mantissa == 0)
        {
            return true;
        }
        long power = (long)exponent + point;
        if (power < -28 || power + count > 28)
        {
            return false;
        }
        for (; power > 0; power--)
        {
            mantissa *= 10;
        }
        value = new decimal((int)(uint)mantissa, (int)(uint)(mantissa >> 32), (int)(uint)(mantissa >> 64), isNegative, (byte)-power);
        return true;
    }

    public static bool TryReadGuid(ReadOnlySpan<byte> text, Span<byte> bytes)
    {
        return Utf8Parser.TryParse(text, out Guid value, out int read, 'D') && read == text.Length && value.TryWriteBytes(bytes, bigEndian: true, out _);
    }

    /// <summary>Whether a character only sets the parts of a code apart.</summary>
    public static bool IsMark(uint c) => c is '.' or '-' or ' ';

    /// <summary>Writes the text of a code without points, hyphens and spaces, and returns the number of bytes written.</summary>
    public static int WithoutMarks(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        int written = 0;
        foreach (byte c in text)
        {
            if (!IsMark(c))
            {
                destination[written++] = c;
            }
        }
        return written;
    }

    public static void OrderedBytes(long value, Span<byte> destination) =>
        BinaryPrimitives.WriteUInt64BigEndian(destination, (ulong)value ^ (1UL << 63));

    public static long IntegerFromOrdered(ReadOnlySpan<byte> bytes) =>
        (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) ^ (1UL << 63));

    public static void OrderedBytes(decimal value, Span<byte> destination)
    {
        decimal whole = decimal.Floor(value);
        Span<byte> wide = stackalloc byte[16];
        BinaryPrimitives.WriteInt128BigEndian(wide, (Int128)whole + WholeBias);
        wide[(16 - WholeBytes)..].CopyTo(destination);
        BinaryPrimitives.WriteInt128BigEndian(wide, (Int128)((value - whole) * FractionUnit));
        wide[(16 - (DecimalBytes - WholeBytes))..].CopyTo(destination[WholeBytes..]);
    }

    public static decimal DecimalFromOrdered(ReadOnlySpan<byte> bytes)
    {
        Span<byte> wide = stackalloc byte[16];
        wide.Clear();
        bytes[..WholeBytes].CopyTo(wide[(16 - WholeBytes)..]);
        decimal whole = (decimal)(BinaryPrimitives.ReadInt128BigEndian(wide) - WholeBias);
        wide.Clear();
        bytes[WholeBytes..DecimalBytes].CopyTo(wide[(16 - (DecimalBytes - WholeBytes))..]);
        return whole + ((decimal)BinaryPrimitives.ReadInt128BigEndian(wide) / FractionUnit);
    }

    /// <summary>Returns the JSON text of a number of <see cref="TryReadNumber"/>.</summary>
    public static string Format(KeyType type, long value) => type switch
    {
        KeyType.Date => DateOnly.FromDayNumber((int)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        KeyType.DateTime => IsoDateTime.OfUtcTicks(value).ToString(),
        KeyType.Boolean => value == 1 ? "true" : "false",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Whether bytes are valid sort bytes of a type.</summary>
    public static bool IsOrdered(KeyType type, ReadOnlySpan<byte> bytes) => type switch
    {
        KeyType.Guid => bytes.Length == GuidBytes,
        KeyType.Decimal => bytes.Length == DecimalBytes && IsOrderedDecimal(bytes),
        KeyType.Date => bytes.Length == IntegerBytes && IntegerFromOrdered(bytes) is >= 0 and var day && day <= DateOnly.MaxValue.DayNumber,
        KeyType.DateTime => bytes.Length == IntegerBytes && IntegerFromOrdered(bytes) is >= IsoDateTime.LeastUtcTicks and var ticks && ticks <= IsoDateTime.MostUtcTicks,
        KeyType.Boolean => bytes.Length == IntegerBytes && IntegerFromOrdered(bytes) is 0 or 1,
        KeyType.Integer => bytes.Length == IntegerBytes,
        _ => true,
    };

    private static bool IsOrderedDecimal(ReadOnlySpan<byte> bytes)
    {
        Span<byte> wide = stackalloc byte[16];
        wide.Clear();
        bytes[..WholeBytes].CopyTo(wide[(16 - WholeBytes)..]);
        Int128 whole = BinaryPrimitives.ReadInt128BigEndian(wide) - WholeBias;
        wide.Clear();
        bytes[WholeBytes..].CopyTo(wide[(16 - (DecimalBytes - WholeBytes))..]);
        Int128 fraction = BinaryPrimitives.ReadInt128BigEndian(wide);
        if (whole <= -WholeBias || whole >= WholeBias || fraction >= (Int128)FractionUnit || (whole == WholeBias - 1 && fraction != 0))
        {
            return false;
        }
        Span<byte> again = stackalloc byte[DecimalBytes];
        OrderedBytes(DecimalFromOrdered(bytes), again);
        return bytes.SequenceEqual(again);
    }

    private static bool TryReadDate(ReadOnlySpan<byte> text, out long day)
    {
        day = 0;
        if (text.Length != 10 || text[4] != (byte)'-' || text[7] != (byte)'-'
            || !TryReadDigits(text[..4], out int year) || !TryReadDigits(text[5..7], out int month) || !TryReadDigits(text[8..], out int dayOfMonth)
            || year == 0 || month is 0 or > 12 || dayOfMonth == 0 || dayOfMonth > DateTime.DaysInMonth(year, month))
        {
            return false;
        }
        day = new DateOnly(year, month, dayOfMonth).DayNumber;
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (byte c in text)
        {
            if (c is < (byte)'0' or > (byte)'9')
            {
                return false;
            }
            value = (value * 10) + (c - '0');
        }
        return true;
    }

    // Two instants within one tick would share a key, so they have none.
    private static bool TryReadInstant(ReadOnlySpan<byte> text, out long ticks)
    {
        bool read = IsoDateTime.TryParse(text, out IsoDateTime instant) && !instant.IsFinerThanTicks;
        ticks = read ? instant.UtcTicks : 0;
        return read;
    }

    private static bool TryReadInteger(ReadOnlySpan<byte> text, out long value)
    {
        if (Utf8Parser.TryParse(text, out value, out int read) && read == text.Length)
        {
            return true;
        }
        // 1.0 and 1e3 are integers in JSON, too.
        if (TryReadDecimal(text, out decimal number) && decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue)
        {
            value = (long)number;
            return true;
        }
        value = 0;
        return false;
    }

    // The digits without zeros at either end as one number, their count, and the power of ten to multiply by.
    private static bool TryReadMantissa(ReadOnlySpan<byte> digits, out UInt128 mantissa, out int count, out int exponent)
    {
        mantissa = 0;
        count = 0;
        exponent = 0;
        int zeros = 0;
        int fraction = -1;
        foreach (byte c in digits)
        {
            if (c == (byte)'.' && fraction < 0)
            {
                fraction = 0;
                continue;
            }
            if (c is < (byte)'0' or > (byte)'9')
            {
                return false;
            }
            fraction += fraction >= 0 ? 1 : 0;
            if (c == (byte)'0')
            {
                zeros += mantissa == 0 ? 0 : 1;
                continue;
            }
            count += zeros + 1;
            if (count > 28)
            {
                return false;
            }
            for (; zeros >= 0; zeros--)
            {
                mantissa *= 10;
            }
            zeros = 0;
            mantissa += (uint)(c - '0');
        }
        exponent = zeros - Math.Max(fraction, 0);
        return digits.Length > (fraction >= 0 ? 1 : 0);
    }

    private static bool TryReadExponent(ReadOnlySpan<byte> text, out int exponent)
    {
        // Larger than any relevant exponent, and small enough to be added to the length of a text.
        const int Limit = 1 << 27;
        exponent = 0;
        bool isNegative = text is [(byte)'-', ..];
        ReadOnlySpan<byte> digits = text is [(byte)'-' or (byte)'+', ..] ? text[1..] : text;
        foreach (byte c in digits)
        {
            if (c is < (byte)'0' or > (byte)'9')
            {
                return false;
            }
            exponent = Math.Min((exponent * 10) + (c - '0'), Limit);
        }
        exponent = isNegative ? -exponent : exponent;
        return digits.Length > 0;
    }
}
