using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace TradeData.Runtime.Json;

/// <summary>
/// A JSON number of any size, exactly as it is written: sign, decimal digits, exponent. Nothing is ever converted to floating point,
/// and a large exponent does not cost the digits that it stands for.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct JsonNumber
{
    // More digits of exponent than this do not go through a long.
    private const int PlainExponentDigits = 17;

    private readonly ReadOnlySpan<byte> _digits;   // from the first digit that is not zero to the last one, with the point if it lies between
    private readonly int _point;                   // where the point is in _digits; -1 where it is not
    private readonly BigInteger _scale;            // what power of ten the last digit stands for

    /// <summary>Takes a number apart.</summary>
    /// <param name="text">A number of RFC 8259.</param>
    public JsonNumber(ReadOnlySpan<byte> text)
    {
        IsNegative = text[0] == (byte)'-';
        text = text[(IsNegative ? 1 : 0)..];
        int e = text.IndexOfAny((byte)'e', (byte)'E');
        ReadOnlySpan<byte> digits = e < 0 ? text : text[..e];
        int point = digits.IndexOf((byte)'.');
        int first = digits.IndexOfAnyInRange((byte)'1', (byte)'9');
        if (first < 0)
        {
            IsNegative = false;
            _point = -1;
            return;
        }
        int last = digits.LastIndexOfAnyInRange((byte)'1', (byte)'9');
        int end = point < 0 ? digits.Length : point;
        _digits = digits[first..(last + 1)];
        _point = point > first && point < last ? point - first : -1;
        _scale = (e < 0 ? 0 : Exponent(text[(e + 1)..])) + (last < end ? end - 1 - last : end - last);
    }

    /// <summary>Whether it is below zero; zero itself never is, though it may be written with a sign.</summary>
    public bool IsNegative { get; }

    /// <summary>Whether it is zero.</summary>
    public bool IsZero => _digits.IsEmpty;

    /// <summary>Whether it is a whole number.</summary>
    public bool IsInteger => _scale.Sign >= 0;

    private int Count => _digits.Length - (_point < 0 ? 0 : 1);

    // What power of ten the digit before the first one stands for.
    private BigInteger Magnitude => _scale + Count;

    /// <summary>Compares two numbers by value.</summary>
    public int CompareTo(JsonNumber other)
    {
        int sign = Sign();
        if (sign != other.Sign() || sign == 0)
        {
            return sign.CompareTo(other.Sign());
        }
        int order = Magnitude.CompareTo(other.Magnitude);
        return sign * (order != 0 ? order : CompareDigits(other));
    }

    /// <summary>Whether two numbers have the same value: 1, 1.0 and 10e-1 do.</summary>
    public bool Equals(JsonNumber other) => CompareTo(other) == 0;

    /// <summary>A hash of the value.</summary>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(IsNegative);
        hash.Add(_scale);
        if (_point < 0)
        {
            hash.AddBytes(_digits);
        }
        else
        {
            // Digit by digit either way would be slower for the common whole number.
            Span<byte> digits = Count <= 256 ? stackalloc byte[Count] : new byte[Count];
            CopyDigits(digits);
            hash.AddBytes(digits);
        }
        return hash.ToHashCode();
    }

    /// <summary>Whether this is another number times a whole number.</summary>
    /// <param name="unit">The other number: above zero.</param>
    public bool IsMultipleOf(JsonNumber unit)
    {
        if (IsZero)
        {
            return true;
        }
        BigInteger shift = _scale - unit._scale;
        if (shift.Sign < 0)
        {
            // This number's last digit is not zero and stands further right than any multiple's.
            return false;
        }
        BigInteger divisor = unit.Significand();
        BigInteger rest = Remainder(divisor);
        return (rest * BigInteger.ModPow(10, shift, divisor) % divisor).IsZero;
    }

    /// <summary>The value as a whole number of 64 bits; false where it has a fraction or does not fit.</summary>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        if (!IsInteger || Magnitude > 19)
        {
            return IsZero;
        }
        UInt128 size = Small() * Power((int)_scale);
        if (size > (UInt128)long.MaxValue + (IsNegative ? 1u : 0u))
        {
            return false;
        }
        value = (long)(IsNegative ? -(Int128)size : (Int128)size);
        return true;
    }

    /// <summary>The value as a decimal; false where that would round it or it does not fit.</summary>
    public bool TryGetDecimal(out decimal value)
    {
        value = 0;
        if (IsZero || Magnitude > 29 || _scale < -28 || Count > 29)
        {
            return IsZero;
        }
        UInt128 size = Small() * Power(Math.Max(0, (int)_scale));
        if (size >> 96 != 0)
        {
            return false;
        }
        value = new decimal((int)(uint)size, (int)(uint)(size >> 32), (int)(uint)(size >> 64), IsNegative, (byte)Math.Max(0, -(int)_scale));
        return true;
    }

    private static BigInteger Exponent(ReadOnlySpan<byte> text)
    {
        bool negative = text[0] == (byte)'-';
        text = text[(text[0] is (byte)'-' or (byte)'+' ? 1 : 0)..].TrimStart((byte)'0');
        BigInteger size = text.Length > PlainExponentDigits ? Parse(text) : Plain(text);
        return negative ? -size : size;
    }

    private static long Plain(ReadOnlySpan<byte> digits)
    {
        long value = 0;
        foreach (byte digit in digits)
        {
            value = 10 * value + (digit - '0');
        }
        return value;
    }

    private static BigInteger Parse(ReadOnlySpan<byte> digits) =>
        BigInteger.Parse(Encoding.ASCII.GetString(digits), NumberStyles.None, CultureInfo.InvariantCulture);

    private static UInt128 Power(int exponent)
    {
        UInt128 power = 1;
        for (; exponent > 0; exponent--)
        {
            power *= 10;
        }
        return power;
    }

    private int Sign() => IsZero ? 0 : IsNegative ? -1 : 1;

    private byte Digit(int index) => _digits[_point >= 0 && index >= _point ? index + 1 : index];

    private int CompareDigits(JsonNumber other)
    {
        int common = Math.Min(Count, other.Count);
        for (int i = 0; i < common; i++)
        {
            int order = Digit(i).CompareTo(other.Digit(i));
            if (order != 0)
            {
                return order;
            }
        }
        return Count.CompareTo(other.Count);
    }

    private void CopyDigits(Span<byte> destination)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = Digit(i);
        }
    }

    // At most 38 digits.
    private UInt128 Small()
    {
        UInt128 value = 0;
        for (int i = 0; i < Count; i++)
        {
            value = 10 * value + (uint)(Digit(i) - '0');
        }
        return value;
    }

    private BigInteger Significand()
    {
        byte[] digits = new byte[Count];
        CopyDigits(digits);
        return Parse(digits);
    }

    // The digits modulo a divisor: digit by digit for a small one, so that a million digits take a million steps.
    private BigInteger Remainder(BigInteger divisor)
    {
        if (divisor > uint.MaxValue)
        {
            return Significand() % divisor;
        }
        ulong small = (ulong)divisor;
        ulong rest = 0;
        for (int i = 0; i < Count; i++)
        {
            rest = (10 * rest + (uint)(Digit(i) - '0')) % small;
        }
        return rest;
    }
}
