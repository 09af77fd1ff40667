using System.Globalization;
using System.Numerics;

namespace TradeData.Generators.Json;

/// <summary>A number as written, compared exactly at any size: its significant digits, read as <c>0.ddd</c>, times a power of ten. Neither
/// a decimal nor a double can hold every number of a schema.</summary>
internal readonly struct ExactNumber : IComparable<ExactNumber>
{
    private readonly bool _isNegative;
    private readonly string _digits;
    private readonly BigInteger _power;

    private ExactNumber(bool isNegative, string digits, BigInteger power) => (_isNegative, _digits, _power) = (isNegative, digits, power);

    public bool IsNegative => _isNegative;

    public bool IsInteger => _power >= _digits.Length;

    /// <summary>The text shared by all notations of this number.</summary>
    public string Canonical => _digits.Length == 0 ? "0" : $"{(_isNegative ? "-" : "")}0.{_digits}e{_power.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Returns an integer in the range of int.</summary>
    public int ToInt32() => Sign * int.Parse("0" + _digits.PadRight((int)_power, '0'), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <param name="raw">The number as written in JSON.</param>
    public static ExactNumber Of(string raw)
    {
        int start = raw[0] == '-' ? 1 : 0;
        int e = raw.IndexOfAny(['e', 'E']);
        string mantissa = raw.Substring(start, (e < 0 ? raw.Length : e) - start);
        int point = mantissa.IndexOf('.');
        string whole = point < 0 ? mantissa : mantissa.Substring(0, point);
        string all = point < 0 ? whole : whole + mantissa.Substring(point + 1);
        string digits = all.TrimStart('0');
        BigInteger exponent = e < 0 ? BigInteger.Zero : BigInteger.Parse(raw.Substring(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return digits.Length == 0
            ? new ExactNumber(false, "", BigInteger.Zero)
            : new ExactNumber(start == 1, digits.TrimEnd('0'), exponent + whole.Length - (all.Length - digits.Length));
    }

    public int CompareTo(ExactNumber other)
    {
        int sign = Sign.CompareTo(other.Sign);
        if (sign != 0 || Sign == 0)
        {
            return sign;
        }
        int size = _power.CompareTo(other._power);
        size = size != 0 ? size : string.CompareOrdinal(_digits, other._digits);
        return _isNegative ? -size : size;
    }

    private int Sign => _digits.Length == 0 ? 0 : _isNegative ? -1 : 1;
}
