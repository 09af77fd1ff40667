using System.Globalization;
using CsCheck;
using TradeData.Runtime;
using TradeData.TestSupport;

namespace TradeData.Tests.Values;

public sealed class MonthDayTests
{
    // The days of a leap year: all that there are.
    private static readonly Gen<DateOnly> Days = Gen.Int[0, 365].Select(i => new DateOnly(2020, 1, 1).AddDays(i));

    [Fact]
    public void A_day_gives_back_the_text_it_was_read_from() =>
        Days.Sample(date =>
        {
            string text = date.ToString("MM-dd", CultureInfo.InvariantCulture);
            MonthDay day = MonthDay.Of(date);
            ScalarProof.RoundTrips(day, text);
            Assert.Equal(date.Month, day.Month);
            Assert.Equal(date.Day, day.Day);
            Assert.Equal(date, day.InYear(2020));
        });

    [Fact]
    public void Days_compare_as_in_the_calendar() =>
        Gen.Select(Days, Days).Sample((a, b) => ScalarProof.ComparesAs(MonthDay.Of(a), MonthDay.Of(b), a.CompareTo(b)));

    [Theory]
    [InlineData("")]
    [InlineData("4-1")]
    [InlineData("04/01")]
    [InlineData("00-01")]
    [InlineData("13-01")]
    [InlineData("04-00")]
    [InlineData("04-31")]
    [InlineData("02-30")]
    [InlineData("--04-01")]
    [InlineData("04-0x")]
    public void Invalid_days_of_the_year_are_rejected(string text) =>
        ScalarProof.IsRefused<MonthDay>(text, "a day of the year: MM-DD, as in 04-01");

    [Fact]
    public void The_default_is_the_first_of_January() => Assert.Equal(new MonthDay(1, 1), default);

    [Theory]
    [InlineData("04-01", "2021-04-01", "2021-04-01", "2021-04-01")]
    [InlineData("04-01", "2021-03-31", "2020-04-01", "2021-04-01")]
    [InlineData("04-01", "2021-04-02", "2021-04-01", "2022-04-01")]
    [InlineData("02-29", "2021-03-01", "2021-02-28", "2022-02-28")]
    [InlineData("02-29", "2020-03-01", "2020-02-29", "2021-02-28")]
    [InlineData("02-29", "2019-03-01", "2019-02-28", "2020-02-29")]
    public void The_last_and_the_next_date_of_a_day_are_found(string day, string date, string before, string after)
    {
        MonthDay monthDay = MonthDay.Parse(day);
        DateOnly on = DateOnly.Parse(date, CultureInfo.InvariantCulture);

        Assert.Equal(DateOnly.Parse(before, CultureInfo.InvariantCulture), monthDay.OnOrBefore(on));
        Assert.Equal(DateOnly.Parse(after, CultureInfo.InvariantCulture), monthDay.OnOrAfter(on));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(13, 1)]
    [InlineData(1, 0)]
    [InlineData(2, 30)]
    [InlineData(11, 31)]
    public void A_day_that_no_year_has_cannot_be_made(int month, int day) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MonthDay(month, day));
}
