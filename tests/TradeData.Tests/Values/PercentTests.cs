using System.Globalization;
using System.Numerics;
using System.Text.Json;
using CsCheck;
using TradeData.Runtime;
using TradeData.TestSupport;

namespace TradeData.Tests.Values;

public sealed class PercentTests
{
    private const string Description = "a percentage: a decimal number, as in 2.5, of at most 28 digits";

    [Fact]
    public void A_rate_gives_back_the_number_it_was_read_from() =>
        Gen.Decimal.Where(d => d != 0).Sample(value =>
        {
            string text = value.ToString(CultureInfo.InvariantCulture);
            ScalarProof.RoundTrips(new Percent(value), text, jsonNumber: true);
            Assert.Equal(value, Percent.Parse(text).Value);
            Assert.Equal(value, Percent.Parse(text + "%").Value);
            Assert.Equal(text + " %", Percent.Parse(text).ToString("P"));
            Assert.Equal(value, Percent.Parse(Percent.Parse(text).ToString("P")).Value);
        });

    [Fact]
    public void Rates_compare_as_numbers() =>
        Gen.Select(Gen.Int[-200, 200], Gen.Int[-20, 20], Gen.Byte[0, 2]).Sample((a, b, scale) =>
        {
            decimal left = new(Math.Abs(a), 0, 0, a < 0, scale);
            decimal right = b;
            ScalarProof.ComparesAs(new Percent(left), new Percent(right), left.CompareTo(right));
        });

    [Fact]
    public void Digits_with_a_point_and_an_exponent_are_read_exactly_or_refused() =>
        Gen.Select(Gen.Bool, Gen.OneOf(Gen.Char['0', '9'], Gen.Const('0')).Array[1, 34], Gen.Int[0, 33], Gen.Int[-40, 40]).Sample((negative, digits, point, exponent) =>
        {
            // The number as integer × 10^−places, in integers of any size: what the text says.
            string integer = new string(digits[..Math.Clamp(point, 1, digits.Length)]).TrimStart('0') is { Length: > 0 } kept ? kept : "0";
            string fraction = new(digits[Math.Clamp(point, 1, digits.Length)..]);
            string text = string.Create(CultureInfo.InvariantCulture, $"{(negative ? "-" : "")}{integer}{(fraction.Length > 0 ? "." : "")}{fraction}e{exponent}");
            BigInteger mantissa = BigInteger.Parse((negative ? "-" : "") + integer + fraction, CultureInfo.InvariantCulture);
            int places = fraction.Length - exponent;
            while (places > 0 && mantissa % 10 == 0)
            {
                mantissa /= 10;
                places--;
            }
            if (places < 0)
            {
                mantissa *= BigInteger.Pow(10, -places);
                places = 0;
            }
            bool exact = BigInteger.Abs(mantissa) < BigInteger.One << 96 && places <= 28;

            Assert.Equal(exact, Percent.TryParse(text, out Percent parsed));
            if (exact)
            {
                Assert.Equal((decimal)mantissa / (decimal)BigInteger.Pow(10, places), parsed.Value);
            }
        });

    [Theory]
    [InlineData("2.50", "2.50")]
    [InlineData("0.00", "0.00")]
    [InlineData("-0", "0")]
    [InlineData("1e2", "100")]
    [InlineData("25E-1", "2.5")]
    [InlineData("1.50e1", "15.0")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("0e99999999999999999999", "0")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("1.000000000000000000000000000000000000", "1.0000000000000000000000000000")]
    public void The_digits_are_kept_as_written_where_a_decimal_can(string text, string expected) =>
        Assert.Equal(expected, Percent.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData(" %")]
    [InlineData("2.5  %")]
    [InlineData("2,5")]
    [InlineData("+2.5")]
    [InlineData("02.5")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("\u22122.5")]
    [InlineData("NaN")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("1e99999999999999999999")]
    [InlineData("1e-99999999999999999999")]
    [InlineData("33 1/3")]
    public void Inexact_decimals_are_rejected(string text) => ScalarProof.IsRefused<Percent>(text, Description, jsonNumber: true);

    [Fact]
    public void The_JSON_form_is_a_number()
    {
        Assert.Equal("[2.50,0]", JsonSerializer.Serialize<Percent[]>([new(2.50m), default]));
        Assert.Equal(new Percent(2.5m), JsonSerializer.Deserialize<Percent>("25e-1"));
    }

    [Fact]
    public void A_duty_is_computed_exactly()
    {
        Assert.Equal(38.5m, new Percent(38.5m).Of(100m));
        Assert.Equal(0.025m, new Percent(2.5m).Fraction);
        Assert.Equal(new Percent(2.5m), Percent.FromFraction(0.025m));
        Assert.Equal(new Percent(27.5m), new Percent(2.5m) + new Percent(25m));
        Assert.Equal(new Percent(12.5m), new Percent(15m) - new Percent(2.5m));
        Assert.Equal(new Percent(1.25m), new Percent(2.5m) * 0.5m);
        Assert.Equal(new Percent(1.25m), new Percent(2.5m) / 2);
    }

    [Fact]
    public void The_same_step_truncates_under_one_agreement_and_rounds_under_another()
    {
        Percent step = new(21.667m);

        Assert.Equal(new Percent(21.6m), step.Round(1, MidpointRounding.ToZero));
        Assert.Equal(new Percent(21.7m), step.Round(1, MidpointRounding.AwayFromZero));
        Assert.False(step.IsZero);
        Assert.True(default(Percent).IsZero);
    }
}
