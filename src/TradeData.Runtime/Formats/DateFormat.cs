namespace TradeData.Runtime.Formats;

/// <summary>RFC 3339, <c>full-date</c>: a day of the proleptic Gregorian calendar, as in 2019-08-21.</summary>
internal static class DateFormat
{
    public const int Length = 10;

    public static bool IsValid(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length != Length || utf8[4] != '-' || utf8[7] != '-')
        {
            return false;
        }
        int century = AsciiText.TwoDigits(utf8, 0);
        int year = AsciiText.TwoDigits(utf8, 2);
        int month = AsciiText.TwoDigits(utf8, 5);
        int day = AsciiText.TwoDigits(utf8, 8);
        return (century | year) >= 0 && month is >= 1 and <= 12 && day >= 1 && day <= DaysInMonth(century * 100 + year, month);
    }

    // Unlike DateTime's, with a year 0, which the grammar has.
    private static int DaysInMonth(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };
}
