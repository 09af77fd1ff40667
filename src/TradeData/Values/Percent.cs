using System.Text.Json.Serialization;
using TradeData.Runtime;
using TradeData.Scalars;

namespace TradeData;

/// <summary>A rate in percent, such as an ad valorem duty: 2.5 means 2.5 % of the value of the goods. It is a decimal with the digits as
/// written. Text that a decimal cannot hold exactly is rejected, never rounded. Its JSON form is the number. The default value is 0
/// %.</summary>
[JsonConverter(typeof(NumericScalarJsonConverter<Percent>))]
[Scalar("a percentage", Key = nameof(Value))]
public readonly partial struct Percent : IScalar<Percent>
{
    private const string Sign = " %";

    /// <summary>Creates a rate from a number of percent.</summary>
    public Percent(decimal value) => Value = value;

    /// <summary>The number of percent: 2.5 for 2.5 %.</summary>
    public decimal Value { get; }

    /// <summary>The rate as a share of one: 0.025 for 2.5 %.</summary>
    public decimal Fraction => Value * 0.01m;

    /// <summary>Whether the rate is 0 %.</summary>
    public bool IsZero => Value == 0;

    /// <summary>Returns the rate of a share of one: 2.5 % for 0.025.</summary>
    public static Percent FromFraction(decimal fraction) => new(fraction * 100);

    /// <summary>Returns this percentage of an amount, not rounded to the units of any currency.</summary>
    /// <exception cref="OverflowException">The result is too large for a decimal.</exception>
    public decimal Of(decimal amount) => amount * Value * 0.01m;

    /// <summary>Returns the rate rounded to a number of decimal places, as staging rules do with a computed step.</summary>
    /// <param name="digits">The number of places, from 0 to 28.</param>
    /// <param name="mode">The rounding mode; <see cref="MidpointRounding.ToZero"/> truncates.</param>
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
