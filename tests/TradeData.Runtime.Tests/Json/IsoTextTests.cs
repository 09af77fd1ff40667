using System.Globalization;
using System.Text;
using CsCheck;
using TradeData.Runtime.Internal.Formats;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Runtime.Tests.Json;

public class IsoTextTests
{
    private const string At = "line.schema.json#/properties/x";

    [Fact]
    public void Every_day_of_a_hundred_years_is_read_in_place_and_no_other()
    {
        ValueRule rule = new(At, JsonTypes.String) { Format = "date" };
        RuleSchema.TryRead(rule.ReadDate<Build>, "\"2019-09-25\"", out DateOnly _);
        using PaddedText padded = new("\"2019-09-25\""u8);
        ReadContext c = new(ref padded.Start, padded.Length, ValidationOptions.Default);
        foreach (int year in Enumerable.Range(1896, 110).Concat([1, 4, 100, 400, 2000, 2100, 9999]))
        {
            for (int month = 0; month <= 13; month++)
            {
                for (int day = 0; day <= 32; day++)
                {
                    string text = string.Create(CultureInfo.InvariantCulture, $"\"{year:D4}-{month:D2}-{day:D2}\"");
                    Encoding.ASCII.GetBytes(text, padded.Span);
                    bool expected = DateOnly.TryParseExact(text, "'\"'yyyy-MM-dd'\"'", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date);
                    nint end = rule.ReadDate<Build>(ref padded.Start, 0, ref c, out DateOnly value);
                    Assert.Equal(expected, end == text.Length);
                    Assert.Equal(date, value);
                }
            }
        }
    }

    [Fact]
    public void A_date_with_any_other_byte_in_any_place_is_none()
    {
        ValueRule rule = new(At, JsonTypes.String) { Format = "date" };
        byte[] text = [.. "\"2019-09-25\""u8];
        for (int at = 0; at < text.Length; at++)
        {
            byte kept = text[at];
            for (int value = 0; value < 256; value++)
            {
                text[at] = (byte)value;
                using PaddedText padded = new(text);
                ReadContext c = new(ref padded.Start, padded.Length, ValidationOptions.Default);
                bool expected = DateOnly.TryParseExact(Encoding.Latin1.GetString(text), "'\"'yyyy-MM-dd'\"'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
                Assert.Equal(expected, rule.ReadDate<Verdict>(ref padded.Start, 0, ref c, out _) == text.Length);
            }
            text[at] = kept;
        }
    }

    [Theory]
    [InlineData("P15D", "15.00:00:00"), InlineData("P2W", "14.00:00:00"), InlineData("PT36H", "1.12:00:00"), InlineData("P1DT2H3M4S", "1.02:03:04"), InlineData("PT0S", "00:00:00"), InlineData("PT90M", "01:30:00"), InlineData("PT3M4S", "00:03:04")]
    [InlineData("P1Y", null), InlineData("P1M", null), InlineData("P", null), InlineData("PT", null), InlineData("P1DT", null), InlineData("PT1H2S", null), InlineData("PT1S2M", null), InlineData("P1D2W", null), InlineData("P1W2D", null)]
    [InlineData("PT0.5S", null), InlineData("-P1D", null), InlineData("P99999999999999999999D", null), InlineData("P10675199D", "10675199.00:00:00"), InlineData("P10675200D", null), InlineData("P000000000000000000000001D", "1.00:00:00")]
    public void A_duration_is_read_where_its_length_is_known(string text, string? expected)
    {
        Assert.Equal(expected is not null, IsoText.TryDuration(Encoding.ASCII.GetBytes(text), out TimeSpan value));
        Assert.Equal(expected is null ? default : TimeSpan.Parse(expected, CultureInfo.InvariantCulture), value);
    }

    [Fact]
    public void Written_values_have_the_format_and_are_read_back() =>
        Gen.Select(Gen.DateOnly, Gen.Long[0, (long)TimeSpan.MaxValue.TotalSeconds]).Sample((date, seconds) =>
        {
            TimeSpan duration = TimeSpan.FromSeconds(seconds);
            Assert.True(IsoText.TryDate(Written("date", IsoText.FormatDate(date)), out DateOnly dateBack) && dateBack == date);
            Assert.True(IsoText.TryDuration(Written("duration", IsoText.FormatDuration(duration)), out TimeSpan durationBack) && durationBack == duration);
        }, iter: 5000);

    [Fact]
    public void Readers_say_what_is_wrong_with_a_text()
    {
        Assert.Equal(["format: Must be a date from 0001-01-01 on, such as 2019-09-25, but is \"0000-01-01\"."],
            RuleSchema.Complaints<DateOnly>(new ValueRule(At) { Format = "date" }.ReadDate<Report>, "\"0000-01-01\""));
        Assert.Equal(["type: Must be a time of RFC 3339 with its offset, as in 09:30:00-04:00, but is \"14:05:00\"."],
            RuleSchema.Complaints<IsoTime>(new ValueRule(At).ReadTime<Report>, "\"14:05:00\""));
        Assert.Equal(["type: Must be a date and time of RFC 3339, as in 2019-08-21T09:30:00-04:00, but is \"1998-12-31T23:58:60Z\"."],
            RuleSchema.Complaints<IsoDateTime>(new ValueRule(At).ReadDateTime<Report>, "\"1998-12-31T23:58:60Z\""));
    }

    [Fact]
    public void Times_identifiers_and_addresses_are_read()
    {
        Assert.True(RuleSchema.TryRead(new ValueRule(At) { Format = "uuid" }.ReadUuid<Build>, "\"123E4567-e89b-12d3-a456-426614174000\"", out Uuid id));
        Assert.Equal(Guid.Parse("123e4567-e89b-12d3-a456-426614174000"), id.Value);
        Assert.False(RuleSchema.TryRead(new ValueRule(At).ReadUuid<Build>, "\"{123e4567-e89b-12d3-a456-426614174000}\"", out Uuid _));
        Assert.True(RuleSchema.TryRead(new ValueRule(At) { Format = "uri" }.ReadUri<Build>, "\"HTTPS://Example.org/a%20b\"", out UriText uri));
        Assert.Equal("HTTPS://Example.org/a%20b", uri.ToString());
        Assert.False(RuleSchema.TryRead(new ValueRule(At).ReadUri<Build>, "\"../a\"", out UriText _));
        Assert.True(RuleSchema.TryRead(new ValueRule(At) { Format = "time" }.ReadTime<Build>, "\"14:05:00+09:00\"", out IsoTime time));
        Assert.Equal(new IsoTime(new TimeOnly(14, 5), TimeSpan.FromHours(9)), time);
        Assert.True(RuleSchema.TryRead(new ValueRule(At) { Format = "duration" }.ReadDuration<Build>, "\"P1Y\"", out IsoDuration year));
        Assert.Equal(1, year.Years);
    }

    private static byte[] Written(string format, string text)
    {
        byte[] utf8 = Encoding.ASCII.GetBytes(text);
        Assert.True(Format.Find(format)!.IsValid(utf8), text);
        return utf8;
    }
}
