using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace TradeData.Runtime.Internal.Json;

/// <summary>A JSON number of any size, exactly as written: sign, decimal digits, exponent. It is never converted to floating point, and a
/// large exponent does not expand into digits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct JsonNumber
{
    // An exponent with more digits does not fit into a long. Below that limit, no sum of an exponent and a number of digits overflows.
    private const int PlainExponentDigits = 17;

    private readonly ReadOnlySpan<byte> _digits;   // from the first digit that is not zero to the last one, with the point if it lies between
    private readonly int _point;                   // where the point is in _digits; -1 where it is not
    private readonly long _scale;                  // what power of ten the last digit stands for, if _hugeScale does not say
    private readonly object? _hugeScale;

    /// <summary>Parses a number.</summary>
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
        _scale = last < end ? end - 1 - last : end - last;
        if (e >= 0 && !TryAddExponent(text[(e + 1)..], ref _scale, out BigInteger huge))
        {
            _hugeScale = huge;
        }
    }

    /// <summary>Whether the number is negative. Zero is not negative, even if written with a sign.</summary>
    public bool IsNegative { get; }

    /// <summary>Whether the number is zero.</summary>
    public bool IsZero => _digits.IsEmpty;

    /// <summary>Whether the number is an integer.</summary>
    public bool IsInteger => _hugeScale is BigInteger huge ? huge.Sign >= 0 : _scale >= 0;

    private int Count => _digits.Length - (_point < 0 ? 0 : 1);

    private BigInteger Scale => _hugeScale is BigInteger huge ? huge : _scale;

    // Whether the digits fit into a number of 128 bits.
    private bool IsSmall => _hugeScale is null && Count <= 29 && _scale >= -28 && _scale + Count <= 29;

    /// <summary>Compares two numbers by value.</summary>
    public int CompareTo(JsonNumber other)
    {
        int sign = Sign();
        if (sign != other.Sign() || sign == 0)
        {
            return sign.CompareTo(other.Sign());
        }
        // The power of ten of the first digit, plus one.
        int order = _hugeScale is null && other._hugeScale is null
            ? (_scale + Count).CompareTo(other._scale + other.Count)
            : (Scale + Count).CompareTo(other.Scale + other.Count);
        return sign * (order != 0 ? order : CompareDigits(other));
    }

    /// <summary>Whether two numbers have the same value: 1, 1.0 and 10e-1 do.</summary>
    public bool Equals(JsonNumber other) => CompareTo(other) == 0;

    /// <summary>A hash of the value.</summary>
    public override int GetHashCode()
    {
        KeyedHash hash = default;
        AddTo(ref hash);
        return (int)(hash.Value ^ (hash.Value >> 32));
    }

    /// <summary>Adds the value to a hash.</summary>
    internal void AddTo(ref KeyedHash hash)
    {
        hash.Add(IsNegative ? 2u : 1u);
        if (_hugeScale is BigInteger huge)
        {
            hash.Add(huge.ToByteArray());
        }
        else
        {
            // A scale has 61 bits at most.
            hash.Add((ulong)(_scale < 0 ? -_scale : _scale));
            hash.Add(_scale < 0 ? 2u : 1u);
        }
        if (_point < 0)
        {
            hash.Add(_digits);
            return;
        }
        // Without the point, that the same digits hash alike wherever it stands.
        Span<byte> digits = Count <= 256 ? stackalloc byte[Count] : new byte[Count];
        CopyDigits(digits);
        hash.Add(digits);
    }

    /// <summary>Whether this number is an integer multiple of another.</summary>
    /// <param name="unit">The other number, greater than zero.</param>
    public bool IsMultipleOf(JsonNumber unit)
    {
        if (IsZero)
        {
            return true;
        }
        BigInteger shift = Scale - unit.Scale;
        if (shift.Sign < 0)
        {
            // The last digit of this number is not zero, and its place is lower than that of any multiple.
            return false;
        }
        BigInteger divisor = unit.Significand();
        BigInteger rest = Remainder(divisor);
        return (rest * BigInteger.ModPow(10, shift, divisor) % divisor).IsZero;
    }

    /// <summary>Gets the value as a 64-bit integer; false if it has a fraction or does not fit.</summary>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        if (!IsInteger || !IsSmall)
        {
            return IsZero;
        }
        UInt128 size = Small();
        if (size > (UInt128)long.MaxValue + (IsNegative ? 1u : 0u))
        {
            return false;
        }
        value = (long)(IsNegative ? -(Int128)size : (Int128)size);
        return true;
    }

    /// <summary>Gets the value as a decimal; false if that would round it or it does not fit.</summary>
    public bool TryGetDecimal(out decimal value)
    {
        value = 0;
        if (IsZero || !IsSmall)
        {
            return IsZero;
        }
        UInt128 size = Small();
        if (size >> 96 != 0)
        {
            return false;
        }
        value = new decimal((int)(uint)size, (int)(uint)(size >> 32), (int)(uint)(size >> 64), IsNegative, (byte)Math.Max(0, -_scale));
        return true;
    }

    // Adds the exponent to the scale; a sum with too many digits becomes the huge number.
    private static bool TryAddExponent(ReadOnlySpan<byte> text, ref long scale, out BigInteger huge)
    {
        huge = default;
        bool isNegative = text[0] == (byte)'-';
        text = text[(text[0] is (byte)'-' or (byte)'+' ? 1 : 0)..].TrimStart((byte)'0');
        if (text.Length > PlainExponentDigits)
        {
            BigInteger size = BigInteger.Parse(Encoding.ASCII.GetString(text), NumberStyles.None, CultureInfo.InvariantCulture);
            huge = scale + (isNegative ? -size : size);
            return false;
        }
        long exponent = 0;
        foreach (byte digit in text)
        {
            exponent = 10 * exponent + (digit - '0');
        }
        scale += isNegative ? -exponent : exponent;
        return true;
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

    // The digits and the zeros that the scale adds, at most 29 in all.
    private UInt128 Small()
    {
        // Nineteen digits fit into 64 bits, and most numbers have fewer.
        const int Word = 19;
        int count = Count + (int)Math.Max(0, _scale);
        UInt128 all = 0;
        for (int from = 0; from < count; from += Word)
        {
            int to = Math.Min(count, from + Word);
            ulong word = 0;
            ulong power = 1;
            for (int i = from; i < to; i++)
            {
                word = 10 * word + (i < Count ? (uint)(Digit(i) - '0') : 0);
                power *= 10;
            }
            all = from == 0 ? word : all * power + word;
        }
        return all;
    }

    private BigInteger Significand()
    {
        byte[] digits = new byte[Count];
        CopyDigits(digits);
        return BigInteger.Parse(Encoding.ASCII.GetString(digits), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    // The digits modulo a divisor: digit by digit for a small divisor, so that a million digits take a million steps.
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
