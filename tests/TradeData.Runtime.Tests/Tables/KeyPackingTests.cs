using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using TradeData.Runtime.Internal.Tables;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Tests.Tables;

/// <summary>A key packed from a row's JSON and one packed from typed values are the same key.</summary>
public sealed class KeyPackingTests
{
    private delegate void Adder<in T>(ref KeyBuilder key, T value);

    [Theory]
    [InlineData("0123456789", 6)]
    [InlineData("0123456789", 15)]
    [InlineData("0123456789", 20)]
    [InlineData("ABCXYZ[_", 8)]
    [InlineData("ABCXYZ@", 8)]
    [InlineData("abc~{}", 5)]
    [InlineData("01?;", 8)]
    [InlineData("!+,-", 3)]
    [InlineData("\u0001\u001F", 8)]
    [InlineData("\u00C1\u00DF", 8)]
    [InlineData("ABCXYZ", 9)]
    [InlineData("ABCxyz-", 8)]
    [InlineData("ABCxyz-", 16)]
    [InlineData("ABCxyz-\u007F\0", 16)]
    [InlineData("ABCxyz-", 18)]
    [InlineData("ABCxyz-\u007F\u0001", 8)]
    [InlineData("ABCxyz-\0", 8)]
    [InlineData("ABé\u20AC日🦀", 4)]
    [InlineData("ab", 300)]
    public void Texts(string alphabet, int most)
    {
        string[] characters = [.. alphabet.EnumerateRunes().Select(rune => rune.ToString())];
        Gen<string> texts = Gen.OneOfConst(characters).Array[0, most].Select(string.Concat);
        AssertSameKeys(KeyType.Text, texts, Quote, (ref key, value) => key.Add(value));
        AssertSameKeys(KeyType.Text, texts, Quote, (ref key, value) => key.Add(value.AsSpan()));
        AssertSameKeys(KeyType.Text, texts, Quote, (ref key, value) => key.Add(Encoding.UTF8.GetBytes(value)));
        AssertSameKeys(KeyType.Text, texts, Quote, (ref key, value) => key.Add(new Scalar(value)));
        AssertSameKeys(KeyType.Text, texts, Quote, (ref key, value) => key.Add(new CharScalar(value)));
        AssertSameKeys(KeyType.Text, texts, value => string.Concat(value.Select(c => $"\\u{(int)c:X4}")).Insert(0, "\"") + "\"", (ref key, value) => key.Add(value));
    }

    [Theory]
    [InlineData("0123456789.- ", 10)]
    [InlineData("0123456789.- ", 40)]
    [InlineData("0123456789", 15)]
    [InlineData("01A.-", 12)]
    [InlineData("01A.", 20)]
    [InlineData("01. ", 600)]
    public void Codes_do_not_count_points_hyphens_and_spaces(string alphabet, int most)
    {
        Gen<string> codes = Gen.Char[alphabet].Array[0, most].Select(characters => new string(characters));
        AssertSameKeys(KeyType.Code, codes, Quote, (ref key, value) => key.Add(value), Lines.Plain);
        AssertSameKeys(KeyType.Code, codes, Quote, (ref key, value) => key.Add(Lines.Plain(value)), Lines.Plain);
        AssertSameKeys(KeyType.Code, codes, value => Quote(Lines.Plain(value)), (ref key, value) => key.Add(Encoding.UTF8.GetBytes(value)), Lines.Plain);
        AssertSameKeys(KeyType.Code, codes, Quote, (ref key, value) => key.Add(new Scalar(value)), Lines.Plain);
    }

    [Fact]
    public void Dates()
    {
        Gen<DateOnly> dates = Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber);
        AssertSameKeys(KeyType.Date, dates, date => Quote(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), (ref key, value) => key.Add(value));
        AssertSameKeys(KeyType.Date, dates, date => Quote(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), (ref key, value) => key.Add(value.ToString("o", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Instants_do_not_count_the_offset()
    {
        Gen<DateTimeOffset> instants = Gen.Select(Gen.Long[TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay], Gen.Int[-840, 840])
            .Select((ticks, minutes) => new DateTimeOffset(ticks, TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(minutes)));
        AssertSameKeys(KeyType.DateTime, instants, at => Quote(at.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture)), (ref key, value) => key.Add(value), at => at.UtcTicks);
        AssertSameKeys(KeyType.DateTime, instants, at => Quote(at.UtcDateTime.ToString("yyyy-MM-dd't'HH:mm:ss.fffffff'z'", CultureInfo.InvariantCulture)), (ref key, value) => key.Add(value), at => at.UtcTicks);
    }

    [Fact]
    public void Integers_in_every_notation()
    {
        Gen<long> integers = Gen.OneOf(Gen.Long, Gen.Int[-50, 50].Select(small => (long)small), Gen.OneOfConst(long.MinValue, long.MaxValue, 0));
        AssertSameKeys(KeyType.Integer, integers, value => value.ToString(CultureInfo.InvariantCulture), (ref key, value) => key.Add(value));
        AssertSameKeys(KeyType.Integer, integers, value => value.ToString(CultureInfo.InvariantCulture) + ".0", (ref key, value) => key.Add((decimal)value));
        AssertSameKeys(KeyType.Integer, integers, value => value.ToString(CultureInfo.InvariantCulture) + ".00e0", (ref key, value) => key.Add(value.ToString(CultureInfo.InvariantCulture)));
        AssertSameKeys(KeyType.Integer, Gen.Int[-50, 50], value => value.ToString(CultureInfo.InvariantCulture), (ref key, value) => key.Add(value));
        AssertSameKeys(KeyType.Integer, Gen.Short, value => value.ToString(CultureInfo.InvariantCulture), (ref key, value) => key.Add(value));
    }

    [Fact]
    public void Decimals_in_every_notation()
    {
        Gen<decimal> small = Gen.Select(Gen.Int, Gen.Int[0, 6]).Select((digits, scale) => new decimal(Math.Abs((long)digits)) / (decimal)Math.Pow(10, scale) * Math.Sign(digits));
        Gen<decimal> large = Gen.Select(Gen.Int, Gen.Int, Gen.Int[0, 0x1FFFFFFF], Gen.Bool, Gen.Int[0, 28]).Select((low, mid, high, negative, scale) => new decimal(low, mid, high, negative, (byte)scale));
        foreach (Gen<decimal> decimals in new[] { small, large, Gen.OneOf(small, large) })
        {
            AssertSameKeys(KeyType.Decimal, decimals, value => value.ToString(CultureInfo.InvariantCulture), (ref key, value) => key.Add(value));
            AssertSameKeys(KeyType.Decimal, decimals, value => value.ToString(CultureInfo.InvariantCulture) + "e0", (ref key, value) => key.Add(value.ToString(CultureInfo.InvariantCulture)));
            AssertSameKeys(KeyType.Decimal, decimals, value => (value / 10 * 10 == value ? (value / 10).ToString(CultureInfo.InvariantCulture) + "E+1" : value.ToString(CultureInfo.InvariantCulture)), (ref key, value) => key.Add(value));
        }
        AssertSameKeys(KeyType.Decimal, Gen.Long, value => value.ToString(CultureInfo.InvariantCulture), (ref key, value) => key.Add(value));
    }

    [Fact]
    public void Truth_values_and_uuids()
    {
        AssertSameKeys(KeyType.Boolean, Gen.Bool, value => value ? "true" : "false", (ref key, value) => key.Add(value));
        AssertSameKeys(KeyType.Guid, Gen.Guid, value => Quote(value.ToString().ToUpperInvariant()), (ref key, value) => key.Add(value));
        AssertSameKeys(KeyType.Guid, Gen.Guid, value => Quote(value.ToString()), (ref key, value) => key.Add(value.ToString().ToUpperInvariant()));
        AssertSameKeys(KeyType.Guid, Gen.Guid, value => Quote(value.ToString()), (ref key, value) => key.Add<Guid>(value));
    }

    [Fact]
    public void A_value_of_another_type_is_found_nowhere()
    {
        TableIndex index = Index(KeyType.Integer, ["1", "2"]);
        KeyBuilder date = index.Key();
        date.Add(new DateOnly(1, 1, 2));
        Assert.Equal(-1, index.Find(in date));
        KeyBuilder text = index.Key();
        text.Add("one");
        Assert.Equal(-1, index.Find(in text));
        KeyBuilder truth = index.Key();
        truth.Add(true);
        Assert.Equal(-1, index.Find(in truth));
        KeyBuilder fraction = index.Key();
        fraction.Add(1.5m);
        Assert.Equal(-1, index.Find(in fraction));
    }

    [Fact]
    public void Too_many_or_too_few_values_are_a_mistake_of_the_caller()
    {
        TableIndex index = Index(KeyType.Text, ["\"a\""]);
        Assert.Throws<InvalidOperationException>(() =>
        {
            KeyBuilder key = index.Key();
            index.Find(in key);
        });
        Assert.Throws<InvalidOperationException>(() =>
        {
            KeyBuilder key = index.Key();
            key.Add("a");
            key.Add("b");
        });
        Assert.Throws<InvalidOperationException>(() =>
        {
            KeyBuilder key = index.Key();
            key.AddPrefix("a");
        });
    }

    [Fact]
    public void The_texts_of_all_keys_can_be_listed()
    {
        Assert.Equal(["2019-08-21", "2020-01-01"], Index(KeyType.Date, ["\"2020-01-01\"", "\"2019-08-21\""]).KeyTexts().Order(StringComparer.Ordinal));
        Assert.Equal(["-1.5", "1000000000000000000000000000", "20"], Index(KeyType.Decimal, ["2e1", "-1.50", "1e27"]).KeyTexts().Order(StringComparer.Ordinal));
        Assert.Equal(["-1.5", "20"], Index(KeyType.Decimal, ["2e1", "-1.50"]).KeyTexts().Order(StringComparer.Ordinal));
        Assert.Equal(["AUS", "JPN"], Index(KeyType.Text, ["\"JPN\"", "\"AUS\""]).KeyTexts().Order(StringComparer.Ordinal));
        Assert.Equal(["0201", "020130"], Index(KeyType.Code, ["\"0201.30\"", "\"02.01\""]).KeyTexts().Order(StringComparer.Ordinal));
        Assert.Equal(["2019-08-21T01:02:03.5Z"], Index(KeyType.DateTime, ["\"2019-08-21T10:02:03.50+09:00\""]).KeyTexts());
        Assert.Equal(["-9223372036854775808", "9223372036854775807"], Index(KeyType.Integer, ["9223372036854775807", "-9223372036854775808"]).KeyTexts().Order(StringComparer.Ordinal));
        Assert.Equal(["c0ffee00-0000-0000-0000-000000000001"], Index(KeyType.Guid, ["\"C0FFEE00-0000-0000-0000-000000000001\""]).KeyTexts());
        Assert.Equal(["", "a text of 16 chr", "b"], Index(KeyType.Text, ["\"a text of 16 chr\"", "\"\"", "\"b\""], minWideTexts: 0).KeyTexts().Order(StringComparer.Ordinal));
        Assert.Equal(["X0201"], Index(KeyType.Code, ["\"X.0201\""], minWideTexts: 0).KeyTexts());
        Assert.Equal(["日本語と長いもの"], Index(KeyType.Text, ["\"日本語と長いもの\""]).KeyTexts());
    }

    private static void AssertSameKeys<T>(KeyType type, Gen<T> values, Func<T, string> toJson, Adder<T> add, Func<T, object>? identity = null)
        where T : notnull
    {
        values.Array[0, 40].Sample(
            all =>
            {
                T[] distinct = [.. all.DistinctBy(value => identity?.Invoke(value) ?? value)];
                T[] packed = distinct[..(distinct.Length / 2)];
                foreach (int minWideTexts in new[] { 0, 1024 })
                {
                    TableIndex index = Index(type, packed.Select(toJson), minWideTexts);
                    for (int i = 0; i < distinct.Length; i++)
                    {
                        KeyBuilder key = index.Key();
                        add(ref key, distinct[i]);
                        Assert.Equal(i < packed.Length ? i : -1, index.Find(in key));
                    }
                }
            },
            iter: 60);
    }

    private static TableIndex Index(KeyType type, IEnumerable<string> values, int minWideTexts = 1024)
    {
        TableDefinition definition = new("Keys", "") { Fields = [new("a.k", type)], PrimaryKey = new("a.k") };
        PackResult result = Lines.Build(values.Select(value => Encoding.UTF8.GetBytes($$$"""{"x":[1,{"k":2}],"a":{"b":"k","k":{{{value}}}}}""")), definition, minWideTexts: minWideTexts);
        Assert.Empty(result.Problems);
        return result.Pack.IndexOver("a.k")!;
    }

    private static string Quote(string value) => JsonSerializer.Serialize(value);

    /// <summary>A scalar as a schema names one: known by its text.</summary>
    private readonly struct Scalar(string text) : ISpanFormattable, IUtf8SpanFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider) => text;

        public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
            throw new NotSupportedException("It formats itself as UTF-8.");

        public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
            Encoding.UTF8.TryGetBytes(text, utf8Destination, out bytesWritten);
    }

    /// <summary>A scalar that formats characters alone, as a user's may.</summary>
    private readonly struct CharScalar(string text) : ISpanFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider) => text;

        public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        {
            bool fits = text.TryCopyTo(destination);
            charsWritten = fits ? text.Length : 0;
            return fits;
        }
    }
}
