using System.ComponentModel;
using System.Numerics;
using System.Text.Json.Serialization;
using TradeData.Runtime;
using TradeData.Scalars;

namespace TradeData;

/// <summary>A day that recurs each year, written MM-DD: the <c>04-01</c> or <c>01-01</c> of an agreement's next step, or the bound of a
/// season. The order is that of the calendar. The default value is <c>01-01</c>.</summary>
[JsonConverter(typeof(ScalarJsonConverter<MonthDay>))]
[Scalar("a day of the year", Key = nameof(Key))]
public readonly partial struct MonthDay : IScalar<MonthDay>
{
    private const int LeapYear = 2000;
    private const int TextLength = 5;

    // (month − 1) × 32 + (day − 1), so that the default value is the first of January.
    private readonly ushort _packed;

    /// <summary>Creates a day of a month.</summary>
    /// <param name="month">The month, from 1 to 12.</param>
    /// <param name="day">The day, from 1 to the last of the month; 29 for February.</param>
    /// <exception cref="ArgumentOutOfRangeException">No year has such a day.</exception>
    public MonthDay(int month, int day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        ArgumentOutOfRangeException.ThrowIfLessThan(day, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, DateTime.DaysInMonth(LeapYear, month));
        _packed = (ushort)((month - 1) * 32 + day - 1);
    }

    /// <summary>The month, 1 to 12.</summary>
    public int Month => _packed / 32 + 1;

    /// <summary>The day of the month, from 1.</summary>
    public int Day => _packed % 32 + 1;

    /// <summary>An integer of 9 bits in the order of the days, for indexes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ulong Key => _packed;

    /// <summary>Returns the day of the year of a date.</summary>
    public static MonthDay Of(DateOnly date) => new(date.Month, date.Day);

    /// <summary>Returns the date of this day in a year; 29 February becomes 28 February in other years than leap years.</summary>
    /// <param name="year">The year, from 1 to 9999.</param>
    public DateOnly InYear(int year) => new(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));

    /// <summary>Returns the last date of this day up to and including another date: the date of the step in force.</summary>
    public DateOnly OnOrBefore(DateOnly date)
    {
        DateOnly thisYear = InYear(date.Year);
        return thisYear <= date ? thisYear : InYear(date.Year - 1);
    }

    /// <summary>Returns the first date of this day from another date on, inclusive: the date of the next step.</summary>
    public DateOnly OnOrAfter(DateOnly date)
    {
        DateOnly thisYear = InYear(date.Year);
        return thisYear >= date ? thisYear : InYear(date.Year + 1);
    }

    static string IScalar<MonthDay>.Description => "a day of the year: MM-DD, as in 04-01";

    static bool IScalar<MonthDay>.TryRead<TChar>(ReadOnlySpan<TChar> text, out MonthDay value)
    {
        value = default;
        if (text.Length != TextLength || uint.CreateTruncating(text[2]) != '-')
        {
            return false;
        }
        int month = TwoDigits(text);
        int day = TwoDigits(text[3..]);
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(LeapYear, month))
        {
            return false;
        }
        value = new(month, day);
        return true;
    }

    bool IScalar<MonthDay>.TryWrite<TChar>(Span<TChar> destination, out int written, ReadOnlySpan<char> format)
    {
        ScalarText.RequireGeneral(format, nameof(MonthDay));
        written = 0;
        if (destination.Length < TextLength)
        {
            return false;
        }
        destination[0] = TChar.CreateTruncating(Month / 10 + '0');
        destination[1] = TChar.CreateTruncating(Month % 10 + '0');
        destination[2] = TChar.CreateTruncating('-');
        destination[3] = TChar.CreateTruncating(Day / 10 + '0');
        destination[4] = TChar.CreateTruncating(Day % 10 + '0');
        written = TextLength;
        return true;
    }

    /// <summary>Returns the number of two digits, or −1 if they are not digits.</summary>
    private static int TwoDigits<TChar>(ReadOnlySpan<TChar> text)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        uint tens = uint.CreateTruncating(text[0]) - '0';
        uint ones = uint.CreateTruncating(text[1]) - '0';
        return tens > 9 || ones > 9 ? -1 : (int)(tens * 10 + ones);
    }
}
