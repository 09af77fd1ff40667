using System.Globalization;
using System.Numerics;

namespace TradeData.Runtime.Tests.Json;

/// <summary>A number as a fraction of two whole ones: slow, plain, and right.</summary>
internal readonly record struct ExactNumber(BigInteger Numerator, BigInteger Denominator)
{
    public static ExactNumber Parse(string text)
    {
        int e = text.IndexOfAny(['e', 'E']);
        int exponent = e < 0 ? 0 : int.Parse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string digits = e < 0 ? text : text[..e];
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        exponent -= point < 0 ? 0 : digits.Length - point - 1;
        BigInteger significand = BigInteger.Parse(digits.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        BigInteger power = BigInteger.Pow(10, Math.Abs(exponent));
        return exponent < 0 ? new ExactNumber(significand, power) : new ExactNumber(significand * power, BigInteger.One);
    }

    public bool IsInteger => (Numerator % Denominator).IsZero;

    public BigInteger Whole => Numerator / Denominator;

    public int CompareTo(ExactNumber other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool IsMultipleOf(ExactNumber unit) => (Numerator * unit.Denominator % (unit.Numerator * Denominator)).IsZero;
}
