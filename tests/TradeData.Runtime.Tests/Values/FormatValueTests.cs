using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using TradeData.Runtime.Internal.Formats;
using TradeData.TestSupport;

namespace TradeData.Runtime.Tests.Values;

/// <summary>The types of formats hold every value of their RFC, and return the text as written.</summary>
public class FormatValueTests
{
    [Theory]
    [InlineData("2019-08-21T09:30:00Z"), InlineData("2019-08-21t09:30:00z"), InlineData("2019-08-21T09:30:00.120-04:00"), InlineData("2019-08-21T09:30:00.0000000+00:00")]
    [InlineData("2024-01-31T10:20:30.123456789Z"), InlineData("2024-01-31T10:20:30.000000000000000000000000000001-23:59"), InlineData("2019-08-21T09:30:00-00:00")]
    [InlineData("2016-12-31T23:59:60Z"), InlineData("2017-01-01T08:59:60.5+09:00"), InlineData("0000-01-01T00:00:00Z"), InlineData("0000-02-29T12:00:00+23:59"), InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59.9999999-23:59")]
    public void A_date_and_time_is_written_as_it_was_read(string text) => ScalarProof.RoundTrips(IsoDateTime.Parse(text), text);

    [Theory]
    [InlineData("09:30:00Z"), InlineData("09:30:00z"), InlineData("09:30:00.10+09:00"), InlineData("23:59:60Z"), InlineData("00:29:60+00:30"), InlineData("01:02:03.123456789-00:00"), InlineData("00:00:00-23:59")]
    public void A_time_is_written_as_it_was_read(string text) => ScalarProof.RoundTrips(IsoTime.Parse(text), text);

    [Theory]
    [InlineData("P1Y6M"), InlineData("PT36H"), InlineData("P2W"), InlineData("P007D"), InlineData("P99999999999999999999999999Y"), InlineData("P1Y2M3DT4H5M6S")]
    public void A_duration_is_written_as_it_was_read(string text) => ScalarProof.RoundTrips(IsoDuration.Parse(text), text);

    [Theory]
    [InlineData("file://../../common"), InlineData("https://example.org/a%20b?c#d"), InlineData("urn:x"), InlineData("HTTP://EXAMPLE.org:80/../a"), InlineData("mailto:desk@example.org")]
    public void A_URI_is_written_as_it_was_read(string text) => ScalarProof.RoundTrips(UriText.Parse(text), text);

    [Theory]
    [InlineData("2eb8aa08-aa98-41ea-b4aa-73b441d16380"), InlineData("2EB8AA08-AA98-41EA-B4AA-73B441D16380"), InlineData("2eB8aA08-aa98-41Ea-b4aa-73b441d1638F"), InlineData("00000000-0000-0000-0000-000000000000")]
    public void A_UUID_is_written_as_it_was_read(string text) => ScalarProof.RoundTrips(Uuid.Parse(text), text);

    [Fact]
    public void Default_values_have_a_text()
    {
        Assert.Equal("0001-01-01T00:00:00Z", default(IsoDateTime).ToString());
        Assert.Equal("00:00:00Z", default(IsoTime).ToString());
        Assert.Equal("PT0S", default(IsoDuration).ToString());
        Assert.Equal("", default(UriText).ToString());
        Assert.Equal("00000000-0000-0000-0000-000000000000", default(Uuid).ToString());
    }

    private static readonly Gen<string> Digits = Gen.Char["0123456789"].Array[0, 12].Select(digits => new string(digits));

    private static readonly Gen<string> Offsets = Gen.Frequency(
        (3, Gen.Const("Z")), (1, Gen.Const("z")), (3, Gen.Select(Gen.Bool, Gen.Int[0, 24], Gen.Int[0, 60]).Select((ahead, hour, minute) => string.Create(CultureInfo.InvariantCulture, $"{(ahead ? '+' : '-')}{hour:D2}:{minute:D2}"))));

    private static readonly Gen<string> Times = Gen.Select(Gen.Int[0, 24], Gen.Int[0, 60], Gen.Int[0, 61], Digits, Offsets)
        .Select((hour, minute, second, digits, offset) => string.Create(CultureInfo.InvariantCulture, $"{hour:D2}:{minute:D2}:{second:D2}{(digits.Length == 0 ? "" : "." + digits)}{offset}"));

    private static readonly Gen<string> DateTimes = Gen.Select(Gen.Frequency((1, Gen.Int[0, 1]), (3, Gen.Int[0, 9999])), Gen.Int[1, 12], Gen.Int[1, 31], Gen.Char["Tt"], Times)
        .Select((year, month, day, t, time) => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}-{day:D2}{t}{time}"));

    private static readonly Gen<string> Durations = Gen.Char["PTYMWDHS0123456789"].Array[0, 8].Select(characters => "P" + new string(characters));

    private static readonly Gen<string> Uris = Gen.Char["ab:/?#[]@.%2F-é "].Array[0, 14].Select(characters => new string(characters));

    private static readonly Gen<string> Uuids = Gen.Select(Gen.Guid, Gen.Bool, Gen.Int[0, 40]).Select((id, isUpper, cut) => (isUpper ? id.ToString().ToUpperInvariant() : id.ToString())[..Math.Min(36, 37 - Math.Max(0, cut - 36))]);

    [Fact]
    public void Each_type_has_the_texts_of_its_format_and_no_other()
    {
        Agrees<IsoDateTime>("date-time", DateTimes);
        Agrees<IsoTime>("time", Times);
        Agrees<IsoDuration>("duration", Durations);
        Agrees<UriText>("uri", Uris);
        Agrees<Uuid>("uuid", Uuids);
    }

    private static void Agrees<T>(string format, Gen<string> texts)
        where T : struct, ISpanParsable<T>, IUtf8SpanParsable<T>, ISpanFormattable, IUtf8SpanFormattable
    {
        Format known = Format.Find(format)!;
        texts.Sample(text =>
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            bool expected = known.IsValid(utf8);
            Assert.Equal(expected, T.TryParse(utf8, null, out T value));
            Assert.Equal(expected, T.TryParse(text, null, out T same));
            Assert.Equal(value, same);
            Assert.True(!expected || value.ToString() == text, text);
        }, iter: 20_000);
    }

    [Fact]
    public void Instants_compare_as_those_of_the_framework() =>
        Gen.Select(Gen.DateTimeOffset, Gen.DateTimeOffset).Sample((left, right) =>
        {
            (left, right) = (Whole(left), Whole(right));
            ScalarProof.ComparesAs<IsoDateTime>(left, right, left.CompareTo(right));
            Assert.True(new IsoDateTime(left).TryGetDateTimeOffset(out DateTimeOffset back) && back.EqualsExact(left));
            Assert.True(left.EqualsExact((DateTimeOffset)IsoDateTime.Parse(new IsoDateTime(left).ToString())));
            ScalarProof.ComparesAs<IsoDateTime>(left, new IsoDateTime(left.ToUniversalTime()), 0);
        });

    private static DateTimeOffset Whole(DateTimeOffset value) => new(value.UtcTicks - value.UtcTicks % TimeSpan.TicksPerMinute + TimeSpan.TicksPerDay, TimeSpan.Zero);

    [Fact]
    public void Decimals_beyond_ticks_count_in_order_and_equality()
    {
        ScalarProof.ComparesAs(IsoDateTime.Parse("2024-01-31T10:20:30.12345678Z"), IsoDateTime.Parse("2024-01-31T10:20:30.123456789Z"), -1);
        ScalarProof.ComparesAs(IsoDateTime.Parse("2024-01-31T10:20:30.1234567Z"), IsoDateTime.Parse("2024-01-31T11:20:30.123456700000+01:00"), 0);
        ScalarProof.ComparesAs(IsoDateTime.Parse("0000-12-31T23:59:59Z"), IsoDateTime.Parse("0001-01-01T00:00:00Z"), -1);
        ScalarProof.ComparesAs(IsoDateTime.Parse("2016-12-31T23:59:60Z"), IsoDateTime.Parse("2017-01-01T00:00:00Z"), 0);
        ScalarProof.ComparesAs(IsoTime.Parse("09:30:00-04:00"), IsoTime.Parse("13:30:00.00000000001Z"), -1);
        ScalarProof.ComparesAs(IsoTime.Parse("09:30:00-04:00"), IsoTime.Parse("13:30:00Z"), 0);
    }

    [Fact]
    public void Conversions_report_values_that_the_framework_cannot_hold()
    {
        Assert.False(IsoDateTime.Parse("2024-01-31T10:20:30.123456789Z").TryGetDateTimeOffset(out _));
        Assert.Equal(new DateTimeOffset(2024, 1, 31, 10, 20, 30, TimeSpan.Zero).AddTicks(1234567), IsoDateTime.Parse("2024-01-31T10:20:30.123456789Z").ToDateTimeOffset());
        Assert.False(IsoDateTime.Parse("2016-12-31T23:59:60Z").TryGetDateTimeOffset(out _));
        Assert.Equal(new DateTimeOffset(2017, 1, 1, 0, 0, 0, TimeSpan.Zero), (DateTimeOffset)IsoDateTime.Parse("2016-12-31T23:59:60Z"));
        Assert.Equal(new DateTimeOffset(2019, 8, 20, 9, 31, 0, TimeSpan.Zero), IsoDateTime.Parse("2019-08-21T09:30:00+23:59").ToDateTimeOffset());
        Assert.Throws<OverflowException>(() => IsoDateTime.Parse("0000-01-01T00:00:00Z").ToDateTimeOffset());
        Assert.True(IsoDuration.Parse("P1DT2H").TryGetTimeSpan(out TimeSpan span) && span == new TimeSpan(1, 2, 0, 0));
        Assert.False(IsoDuration.Parse("P1M").TryGetTimeSpan(out _));
        Assert.Throws<InvalidOperationException>(() => (TimeSpan)IsoDuration.Parse("P1Y"));
        Assert.Throws<ArgumentOutOfRangeException>(() => (IsoDuration)TimeSpan.FromMilliseconds(1));
        IsoDuration parts = IsoDuration.Parse("P1Y2M3DT4H5M6S");
        Assert.Equal((1, 2, 0, 3, 4, 5, 6), (parts.Years, parts.Months, parts.Weeks, parts.Days, parts.Hours, parts.Minutes, parts.Seconds));
        Assert.Equal((0, 7), (IsoDuration.Parse("PT7M").Months, IsoDuration.Parse("PT7M").Minutes));
        Assert.False(UriText.Parse("file://../../common").TryGetUri(out _));
        Assert.Equal(new Uri("https://example.org/a"), UriText.Parse("https://example.org/a").ToUri());
        Assert.Equal("https://example.org/%E9%96%A2", ((UriText)new Uri("https://example.org/関")).ToString());
        Assert.Throws<ArgumentException>(() => (UriText)new Uri("../a", UriKind.Relative));
        Assert.Equal("https", UriText.Parse("https://example.org/a").Scheme);
        Assert.Equal(new TimeOnly(9, 30), (TimeOnly)IsoTime.Parse("09:30:00-04:00"));
        Assert.Equal(TimeSpan.FromHours(-4), IsoTime.Parse("09:30:00-04:00").Offset);
    }

    [Fact]
    public void An_invalid_text_is_rejected_with_its_reason()
    {
        Assert.Equal("\"2019-08-21\" is not a date and time of RFC 3339, as in 2019-08-21T09:30:00-04:00.", Assert.Throws<FormatException>(() => IsoDateTime.Parse("2019-08-21")).Message);
        Assert.Contains("is not a UUID", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Uuid>("\"x\"")).Message, StringComparison.Ordinal);
        Assert.False(IsoDateTime.TryParse((string?)null, out _));
    }
}
