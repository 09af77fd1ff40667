using System.Globalization;
using System.Numerics;
using System.Text;
using CsCheck;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Runtime.Tests.Json;

public class JsonNumberTests
{
    [Fact]
    public void Numbers_compare_as_their_fractions_do() =>
        Gen.Select(Gens.Number, Gens.Number).Sample((left, right) =>
        {
            int order = ExactNumber.Parse(left).CompareTo(ExactNumber.Parse(right));
            Assert.Equal(order, Math.Sign(Number(left).CompareTo(Number(right))));
            Assert.Equal(order == 0, Number(left).Equals(Number(right)));
        }, iter: 20_000);

    [Fact]
    public void Equal_numbers_have_equal_hashes_however_they_are_written() =>
        Gen.Select(Gen.Int[-2000, 2000], Gen.Int[0, 12]).Sample((value, shift) =>
        {
            string plain = value.ToString(CultureInfo.InvariantCulture);
            string shifted = $"{plain}{new string('0', shift)}e-{shift}";
            string pointed = $"{plain}.{new string('0', shift + 1)}E+0";
            Assert.True(Number(plain).Equals(Number(shifted)));
            Assert.Equal(Number(plain).GetHashCode(), Number(shifted).GetHashCode());
            Assert.Equal(Number(plain).GetHashCode(), Number(pointed).GetHashCode());
        });

    [Fact]
    public void Multiples_are_those_of_the_fractions() =>
        Gen.Select(Gen.OneOf(Gens.Number, Gens.PlainNumber), Gen.OneOf(Gens.Number, Gens.PlainNumber, Gen.OneOfConst("0.01", "0.1", "2", "5", "0.00025", "1e-30", "7e20"))).Sample((text, unit) =>
        {
            unit = unit.TrimStart('-');
            ExactNumber exact = ExactNumber.Parse(unit);
            if (!exact.Numerator.IsZero)
            {
                Assert.Equal(ExactNumber.Parse(text).IsMultipleOf(exact), Number(text).IsMultipleOf(Number(unit)));
            }
        }, iter: 20_000);

    [Fact]
    public void Integers_are_recognized_in_any_notation_and_range() =>
        Gens.Number.Sample(text =>
        {
            ExactNumber exact = ExactNumber.Parse(text);
            Assert.Equal(exact.IsInteger, Number(text).IsInteger);
            bool fits = exact.IsInteger && exact.Whole >= long.MinValue && exact.Whole <= long.MaxValue;
            Assert.Equal(fits, Number(text).TryGetInt64(out long value));
            Assert.Equal(fits ? (long)exact.Whole : 0, value);
        }, iter: 20_000);

    [Fact]
    public void A_decimal_is_given_exactly_or_not_at_all() =>
        Gens.Number.Sample(text =>
        {
            ExactNumber exact = ExactNumber.Parse(text);
            bool fits = Fits(exact);
            Assert.Equal(fits, Number(text).TryGetDecimal(out decimal value));
            if (fits)
            {
                Assert.Equal(0, ExactNumber.Parse(value.ToString(CultureInfo.InvariantCulture)).CompareTo(exact));
            }
        }, iter: 20_000);

    [Theory]
    [InlineData("9223372036854775807", true), InlineData("9223372036854775808", false), InlineData("-9223372036854775808", true), InlineData("-9223372036854775809", false)]
    [InlineData("9.223372036854775807e18", true), InlineData("92233720368547758070e-1", true), InlineData("1e19", false), InlineData("1e18", true), InlineData("1.5", false)]
    [InlineData("0e99999999999999999999", true), InlineData("-0.0", true)]
    public void The_edges_of_64_bits_are_sharp(string text, bool fits) => Assert.Equal(fits, Number(text).TryGetInt64(out _));

    [Theory]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335"), InlineData("79228162514264337593543950336", null)]
    [InlineData("-7.9228162514264337593543950335", "-7.9228162514264337593543950335"), InlineData("1e28", "10000000000000000000000000000"), InlineData("1e29", null)]
    [InlineData("1e-28", "0.0000000000000000000000000001"), InlineData("1e-29", null), InlineData("10e-29", "0.0000000000000000000000000001"), InlineData("1.50", "1.5")]
    [InlineData("0.10000000000000000000000000000000000", "0.1"), InlineData("-0", "0"), InlineData("0.0000000000000000000000000000000000001e37", "1")]
    public void The_edges_of_a_decimal_are_sharp(string text, string? expected)
    {
        Assert.Equal(expected is not null, Number(text).TryGetDecimal(out decimal value));
        Assert.Equal(expected ?? "0", value.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("1e1000000000", "1e999999999", 1), InlineData("1e1000000000", "10e999999999", 0), InlineData("1e-1000000000", "0", 1), InlineData("-1e1000000000", "1e-1000000000", -1)]
    [InlineData("1e99999999999999999999", "1e100000000000000000000", -1), InlineData("10e99999999999999999999", "1e100000000000000000000", 0)]
    [InlineData("1e-99999999999999999999", "1e-100000000000000000000", 1), InlineData("0e99999999999999999999", "0", 0), InlineData("1e400", "1e399", 1)]
    public void Exponents_of_any_size_cost_nothing_and_are_exact(string left, string right, int order)
    {
        Assert.Equal(order, Math.Sign(Number(left).CompareTo(Number(right))));
        Assert.Equal(-order, Math.Sign(Number(right).CompareTo(Number(left))));
    }

    [Theory]
    [InlineData("1e1000000000", "7", false), InlineData("7e1000000000", "7", true), InlineData("1e1000000000", "0.01", true), InlineData("1e1000000000", "1024", true)]
    [InlineData("1e-1000000000", "1", false), InlineData("0", "1e1000000000", true), InlineData("3e99999999999999999999", "0.3", true), InlineData("1.1", "0.1", true)]
    public void Multiples_of_numbers_with_large_exponents_are_exact(string text, string unit, bool expected) =>
        Assert.Equal(expected, Number(text).IsMultipleOf(Number(unit)));

    [Fact]
    public void Numbers_of_hundreds_of_digits_are_exact()
    {
        string seven = new('7', 400);
        string eight = seven[..^1] + "8";
        Assert.Equal(-1, Math.Sign(Number(seven).CompareTo(Number(eight))));
        Assert.True(Number(seven).IsMultipleOf(Number("7")));
        Assert.False(Number(eight).IsMultipleOf(Number("7")));
        Assert.True(Number(seven).IsMultipleOf(Number(new string('1', 400))));
        Assert.True(Number("0." + seven).Equals(Number(seven + "e-400")));
        Assert.Equal(Number("0." + seven).GetHashCode(), Number(seven + "e-400").GetHashCode());
    }

    private static bool Fits(ExactNumber number)
    {
        BigInteger power = BigInteger.Pow(10, 28);
        if (!(number.Numerator * power % number.Denominator).IsZero)
        {
            return false;
        }
        // As few decimals as it takes, so that as many digits as possible are left before the point.
        BigInteger scaled = BigInteger.Abs(number.Numerator * power / number.Denominator);
        for (int scale = 28; scale > 0 && (scaled % 10).IsZero; scale--)
        {
            scaled /= 10;
        }
        return scaled < BigInteger.One << 96;
    }

    private static JsonNumber Number(string text) => new(Encoding.ASCII.GetBytes(text));
}
