namespace TradeData.Runtime.Internal.Formats;

/// <summary>RFC 3339, <c>full-date</c>: a day of the proleptic Gregorian calendar, as in 2019-08-21.</summary>
internal static class DateFormat
{
    public const int Length = 10;

    // Four hundred years of the calendar; adding them moves a day of the year 0 into the range of the framework's types.
    private const int Cycle = 146_097;
    private const int CycleYears = 400;

    public static bool IsValid(ReadOnlySpan<byte> utf8) => TryRead(utf8, out _);

    /// <summary>Reads a date as the number of days since 0001-01-01, which is negative in the year 0.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out int dayNumber)
    {
        dayNumber = 0;
        if (utf8.Length != Length || utf8[4] != '-' || utf8[7] != '-')
        {
            return false;
        }
        int century = AsciiText.TwoDigits(utf8, 0);
        int yearOfCentury = AsciiText.TwoDigits(utf8, 2);
        int month = AsciiText.TwoDigits(utf8, 5);
        int day = AsciiText.TwoDigits(utf8, 8);
        int year = century * 100 + yearOfCentury;
        if ((century | yearOfCentury) < 0 || month is < 1 or > 12 || day < 1 || (day > 28 && day > DaysInMonth(year, month)))
        {
            return false;
        }
        dayNumber = year > 0 ? new DateOnly(year, month, day).DayNumber : new DateOnly(CycleYears, month, day).DayNumber - Cycle;
        return true;
    }

    /// <summary>Writes a day by its number.</summary>
    public static void Write(int dayNumber, Span<byte> utf8)
    {
        (int year, int month, int day) = DateOnly.FromDayNumber(dayNumber < 0 ? dayNumber + Cycle : dayNumber);
        year -= dayNumber < 0 ? CycleYears : 0;
        IsoClock.TwoDigits(year / 100, utf8);
        IsoClock.TwoDigits(year % 100, utf8[2..]);
        utf8[4] = (byte)'-';
        IsoClock.TwoDigits(month, utf8[5..]);
        utf8[7] = (byte)'-';
        IsoClock.TwoDigits(day, utf8[8..]);
    }

    // Unlike DateTime, the grammar has a year 0.
    private static int DaysInMonth(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };
}
