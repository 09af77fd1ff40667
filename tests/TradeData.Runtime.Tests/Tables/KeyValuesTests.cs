using System.Globalization;
using System.Numerics;
using System.Text;
using CsCheck;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Tests.Tables;

public sealed class KeyValuesTests
{
    [Fact]
    public void A_number_is_read_exactly_or_not_at_all()
    {
        Gen<string> digits = Gen.Char['0', '9'].Array[1, 32].Select(characters => new string(characters));
        Gen.Select(Gen.OneOfConst("", "-"), digits, Gen.OneOf(Gen.Const(""), digits), Gen.Int[-40, 40], Gen.Bool).Sample((sign, whole, fraction, exponent, hasExponent) =>
        {
            string text = sign + whole + (fraction.Length > 0 ? "." + fraction : "") + (hasExponent ? FormattableString.Invariant($"e{exponent}") : "");
            BigInteger digitsOfAll = BigInteger.Parse(sign + whole + fraction, CultureInfo.InvariantCulture);
            int power = (hasExponent ? exponent : 0) - fraction.Length;
            while (!digitsOfAll.IsZero && digitsOfAll % 10 == 0)
            {
                digitsOfAll /= 10;
                power++;
            }
            int count = BigInteger.Abs(digitsOfAll).ToString(CultureInfo.InvariantCulture).Length;
            bool fits = digitsOfAll.IsZero || (power >= -28 && count <= 28 && power + count <= 28);
            Assert.Equal(fits, KeyValues.TryReadDecimal(Encoding.UTF8.GetBytes(text), out decimal value));
            if (fits)
            {
                BigInteger scaled = digitsOfAll.IsZero ? 0 : digitsOfAll * BigInteger.Pow(10, power + 28);
                Assert.Equal(scaled, Scaled(value));
            }
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1.2.3")]
    [InlineData("1,5")]
    [InlineData(" 1")]
    [InlineData("0x10")]
    [InlineData("1e999999999999999999999")]
    [InlineData("1e-999999999999999999999")]
    [InlineData("NaN")]
    public void Texts_that_are_not_numbers_are_rejected(string text) => Assert.False(KeyValues.TryReadDecimal(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Ordered_bytes_are_ordered_as_the_values_are_and_give_them_back()
    {
        Gen<decimal> decimals = Gen.OneOf(Gen.Decimal, Gen.Int[-3, 3].Select(small => small / 2m), Gen.OneOfConst(0m, decimal.MaxValue, decimal.MinValue, 1e-28m, -1e-28m));
        Gen.Select(decimals, decimals).Sample((left, right) =>
        {
            byte[] a = new byte[KeyValues.DecimalBytes];
            byte[] b = new byte[KeyValues.DecimalBytes];
            KeyValues.OrderedBytes(left, a);
            KeyValues.OrderedBytes(right, b);
            Assert.Equal(Math.Sign(left.CompareTo(right)), Math.Sign(a.AsSpan().SequenceCompareTo(b)));
            Assert.Equal(left, KeyValues.DecimalFromOrdered(a));
        });
        Gen.Select(Gen.Long, Gen.Long).Sample((left, right) =>
        {
            byte[] a = new byte[KeyValues.IntegerBytes];
            byte[] b = new byte[KeyValues.IntegerBytes];
            KeyValues.OrderedBytes(left, a);
            KeyValues.OrderedBytes(right, b);
            Assert.Equal(Math.Sign(left.CompareTo(right)), Math.Sign(a.AsSpan().SequenceCompareTo(b)));
            Assert.Equal(left, KeyValues.IntegerFromOrdered(a));
        });
    }

    [Theory]
    [InlineData(KeyType.Date, "2019-02-29")]
    [InlineData(KeyType.Date, "2019-13-01")]
    [InlineData(KeyType.Date, "2019-00-01")]
    [InlineData(KeyType.Date, "2019-01-00")]
    [InlineData(KeyType.Date, "0000-01-01")]
    [InlineData(KeyType.Date, "2019-1-01")]
    [InlineData(KeyType.Date, "2019-01-01T00:00:00Z")]
    [InlineData(KeyType.Date, "２019-01-0")]
    [InlineData(KeyType.DateTime, "2019-01-01 00:00:00Z")]
    [InlineData(KeyType.DateTime, "2019-01-01T00:00:00Z\" ")]
    [InlineData(KeyType.DateTime, "yesterday")]
    [InlineData(KeyType.Integer, "1.5")]
    [InlineData(KeyType.Integer, "9223372036854775808")]
    [InlineData(KeyType.Integer, "1e19")]
    [InlineData(KeyType.Integer, "1e-1")]
    [InlineData(KeyType.Boolean, "True")]
    [InlineData(KeyType.Boolean, "1")]
    public void Values_of_other_types_are_rejected(KeyType type, string text) => Assert.False(KeyValues.TryReadNumber(type, Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData(KeyType.Date, "2020-02-29", 737483)]
    [InlineData(KeyType.Integer, "1e3", 1000)]
    [InlineData(KeyType.Integer, "-9223372036854775808", long.MinValue)]
    [InlineData(KeyType.Integer, "-0", 0)]
    [InlineData(KeyType.Boolean, "true", 1)]
    [InlineData(KeyType.Boolean, "false", 0)]
    [InlineData(KeyType.DateTime, "0001-01-01T00:00:01z", 10_000_000)]
    public void Values_of_the_type_are_read(KeyType type, string text, long expected)
    {
        Assert.True(KeyValues.TryReadNumber(type, Encoding.UTF8.GetBytes(text), out long value));
        Assert.Equal(expected, value);
    }

    private static BigInteger Scaled(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        BigInteger mantissa = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
        return mantissa * BigInteger.Pow(10, 28 - value.Scale) * (bits[3] < 0 ? -1 : 1);
    }
}
