using System.Numerics;

namespace TradeData;

/// <summary>Parses a number in JSON's grammar as a decimal, or rejects it. Unlike <see cref="decimal.Parse(string)"/> it never rounds.
/// Trailing zeros of the fraction are kept as long as they fit.</summary>
internal static class ExactDecimal
{
    private const int MaxScale = 28;

    // Larger than any exponent that the digits of a text in memory could compensate.
    private const long FarAway = int.MaxValue * 4L;

    private static readonly UInt128 MaxMantissa = (UInt128.One << 96) - 1;

    public static bool TryParse<TChar>(ReadOnlySpan<TChar> text, out decimal value)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        if (TryParseShort(text, out value))
        {
            return true;
        }
        value = 0;
        int at = 0;
        bool negative = Skip(text, ref at, '-');
        var digits = new Digits();
        int start = at;
        if (!digits.Read(text, ref at) || (at > start + 1 && uint.CreateTruncating(text[start]) == '0'))
        {
            return false;
        }
        long places = 0;
        if (Skip(text, ref at, '.'))
        {
            start = at;
            if (!digits.Read(text, ref at))
            {
                return false;
            }
            places = at - start;
        }
        if (Skip(text, ref at, 'e') || Skip(text, ref at, 'E'))
        {
            if (!ReadExponent(text, ref at, out long exponent))
            {
                return false;
            }
            places -= exponent;
        }
        return at == text.Length && digits.TryMake(negative, places, out value);
    }

    /// <summary>Reads digits with at most one point among them, the form of nearly all numbers. A rejected text may still be a
    /// number.</summary>
    private static bool TryParseShort<TChar>(ReadOnlySpan<TChar> text, out decimal value)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        const int longest = 18;
        value = 0;
        if (text.IsEmpty || text.Length > longest)
        {
            return false;
        }
        long mantissa = 0;
        int point = -1;
        for (int i = 0; i < text.Length; i++)
        {
            uint digit = uint.CreateTruncating(text[i]) - '0';
            if (digit <= 9)
            {
                mantissa = 10 * mantissa + digit;
            }
            else if (digit == unchecked('.' - (uint)'0') && i > 0 && point < 0)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }
        int places = point < 0 ? 0 : text.Length - point - 1;
        bool isPadded = uint.CreateTruncating(text[0]) == '0' && text.Length > 1 && point != 1;
        // 0.00 has no places to keep, and a point needs digits after it, so the general method handles them.
        if (isPadded || mantissa == 0 || (point >= 0 && places == 0))
        {
            return false;
        }
        value = new decimal((int)mantissa, (int)(mantissa >> 32), 0, isNegative: false, (byte)places);
        return true;
    }

    private static bool Skip<TChar>(ReadOnlySpan<TChar> text, ref int at, char c)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        if (at < text.Length && uint.CreateTruncating(text[at]) == c)
        {
            at++;
            return true;
        }
        return false;
    }

    private static bool ReadExponent<TChar>(ReadOnlySpan<TChar> text, ref int at, out long exponent)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        bool negative = Skip(text, ref at, '-');
        if (!negative)
        {
            Skip(text, ref at, '+');
        }
        exponent = 0;
        int start = at;
        while (at < text.Length && uint.CreateTruncating(text[at]) - '0' is <= 9 and uint digit)
        {
            exponent = Math.Min(exponent * 10 + digit, FarAway);
            at++;
        }
        exponent = negative ? -exponent : exponent;
        return at > start;
    }

    /// <summary>The digits so far as mantissa × 10^zeros, where the mantissa does not end in 0.</summary>
    private struct Digits
    {
        private UInt128 _mantissa;
        private int _zeros;
        private bool _tooMany;

        /// <summary>Reads digits; false if there are none.</summary>
        public bool Read<TChar>(ReadOnlySpan<TChar> text, ref int at)
            where TChar : unmanaged, IBinaryInteger<TChar>
        {
            int start = at;
            while (at < text.Length && uint.CreateTruncating(text[at]) - '0' is <= 9 and uint digit)
            {
                Append(digit);
                at++;
            }
            return at > start;
        }

        /// <summary>Creates the decimal from the digits, with a number of them after the point; false if it would not be exact.</summary>
        public readonly bool TryMake(bool negative, long places, out decimal value)
        {
            value = 0;
            if (_tooMany)
            {
                return false;
            }
            UInt128 mantissa = _mantissa;
            long scale = places - _zeros;
            if (mantissa == 0)
            {
                scale = 0;
            }
            else if (scale > MaxScale)
            {
                return false;
            }
            for (; scale < 0; scale++)
            {
                mantissa *= 10;
                if (mantissa > MaxMantissa)
                {
                    return false;
                }
            }
            while (scale < Math.Min(places, MaxScale) && mantissa * 10 <= MaxMantissa)
            {
                mantissa *= 10;
                scale++;
            }
            value = new((int)(uint)mantissa, (int)(uint)(mantissa >> 32), (int)(uint)(mantissa >> 64), negative && mantissa != 0, (byte)scale);
            return true;
        }

        private void Append(uint digit)
        {
            if (digit == 0)
            {
                _zeros += _mantissa == 0 ? 0 : 1;
                return;
            }
            for (; _zeros >= 0 && !_tooMany; _zeros--)
            {
                _mantissa *= 10;
                _tooMany = _mantissa > MaxMantissa;
            }
            _zeros = 0;
            _mantissa += digit;
            _tooMany |= _mantissa > MaxMantissa;
        }
    }
}
