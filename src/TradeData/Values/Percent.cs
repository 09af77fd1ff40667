using System.Numerics;
using System.Text.Json.Serialization;
using TradeData.Runtime;

namespace TradeData;

/// <summary>
/// A rate in percent, as an ad valorem duty is: 2.5 stands for 2.5 % of the value of the goods. Kept as a decimal with the digits that it was written with;
/// text that a decimal cannot hold exactly is refused, never rounded. Its JSON form is the number. The default value is 0 %.
/// </summary>
[JsonConverter(typeof(NumericScalarJsonConverter<Percent>))]
public readonly partial struct Percent : IScalar<Percent>, ISpanParsable<Percent>, IUtf8SpanParsable<Percent>, ISpanFormattable, IUtf8SpanFormattable,
    IComparable<Percent>, IEquatable<Percent>, IComparisonOperators<Percent, Percent, bool>
{
    private const string Sign = " %";

    /// <summary>A rate of so many percent.</summary>
    public Percent(decimal value) => Value = value;

    /// <summary>How many percent: 2.5 for 2.5 %.</summary>
    public decimal Value { get; }

    /// <summary>The rate as a share of one: 0.025 for 2.5 %.</summary>
    public decimal Fraction => Value * 0.01m;

    /// <summary>Whether the rate is 0 %.</summary>
    public bool IsZero => Value == 0;

    /// <summary>The rate of a share of one: 2.5 % for 0.025.</summary>
    public static Percent FromFraction(decimal fraction) => new(fraction * 100);

    /// <summary>So many percent of an amount, not rounded to any currency's units.</summary>
    /// <exception cref="OverflowException">The result is too large for a decimal.</exception>
    public decimal Of(decimal amount) => amount * Value * 0.01m;

    /// <summary>The rate with so many decimal places: what staging rules do to a computed step.</summary>
    /// <param name="digits">From 0 to 28.</param>
    /// <param name="mode">Which way; <see cref="MidpointRounding.ToZero"/> truncates.</param>
    public Percent Round(int digits, MidpointRounding mode) => new(decimal.Round(Value, digits, mode));

    /// <summary>The sum of two rates on the same base.</summary>
    public static Percent operator +(Percent left, Percent right) => new(left.Value + right.Value);

    /// <summary>The difference of two rates on the same base: percentage points.</summary>
    public static Percent operator -(Percent left, Percent right) => new(left.Value - right.Value);

    /// <summary>A multiple of a rate.</summary>
    public static Percent operator *(Percent rate, decimal factor) => new(rate.Value * factor);

    /// <summary>A part of a rate.</summary>
    public static Percent operator /(Percent rate, decimal divisor) => new(rate.Value / divisor);

    static string IScalar<Percent>.Description => "a percentage: a decimal number, as in 2.5, of at most 28 digits";

    static bool IScalar<Percent>.TryRead<TChar>(ReadOnlySpan<TChar> text, out Percent value)
    {
        if (text is [.., TChar sign] && uint.CreateTruncating(sign) == '%')
        {
            text = text[..^1];
            if (text is [.., TChar blank] && uint.CreateTruncating(blank) == ' ')
            {
                text = text[..^1];
            }
        }
        bool read = ExactDecimal.TryParse(text, out decimal number);
        value = new(number);
        return read;
    }

    bool IScalar<Percent>.TryWrite<TChar>(Span<TChar> destination, out int written, ReadOnlySpan<char> format)
    {
        bool withSign = format switch
        {
            "" or "G" or "g" => false,
            "P" or "p" => true,
            _ => throw ScalarText.NoSuchFormat(format, nameof(Percent), "\"G\" (the number) and \"P\" (with the sign)"),
        };
        Span<char> buffer = stackalloc char[ScalarText.MaxLength];
        Value.TryFormat(buffer, out int length, "G", System.Globalization.CultureInfo.InvariantCulture);
        if (withSign)
        {
            Sign.CopyTo(buffer[length..]);
            length += Sign.Length;
        }
        written = 0;
        if (destination.Length < length)
        {
            return false;
        }
        for (int i = 0; i < length; i++)
        {
            destination[i] = TChar.CreateTruncating(buffer[i]);
        }
        written = length;
        return true;
    }
}
