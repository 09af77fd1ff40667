namespace TradeData.Runtime.Internal.Formats;

/// <summary>RFC 3339, <c>full-time</c>: a time of day with its offset from UTC, as in 09:30:00.5-04:00. Second 60 is allowed for leap
/// seconds only: the last second of a day in UTC.</summary>
internal static class TimeFormat
{
    private const int MinutesPerDay = 24 * 60;
    private const int SecondsEnd = 8;
    private const int NumericOffsetLength = 6;

    public static bool IsValid(ReadOnlySpan<byte> utf8) => TryRead(utf8, out _, out _, out _);

    /// <summary>Reads a time.</summary>
    /// <param name="utf8">The whole text.</param>
    /// <param name="secondOfDay">The local second of the day. A leap second counts as the next one.</param>
    /// <param name="decimals">The number of decimals of the second.</param>
    /// <param name="offset">The offset in minutes.</param>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out int secondOfDay, out int decimals, out int offset)
    {
        (secondOfDay, decimals, offset) = (0, 0, 0);
        if (utf8.Length <= SecondsEnd || utf8[2] != ':' || utf8[5] != ':')
        {
            return false;
        }
        int hour = AsciiText.TwoDigits(utf8, 0);
        int minute = AsciiText.TwoDigits(utf8, 3);
        int second = AsciiText.TwoDigits(utf8, 6);
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 60)
        {
            return false;
        }
        secondOfDay = (hour * 60 + minute) * 60 + second;
        ReadOnlySpan<byte> rest = utf8[SecondsEnd..];
        if (rest[0] == '.')
        {
            decimals = AsciiText.CountDigits(rest[1..]);
            if (decimals == 0)
            {
                return false;
            }
            rest = rest[(decimals + 1)..];
        }
        return TryReadOffset(rest, out offset) && (second < 60 || IsLastMinuteInUtc(hour * 60 + minute - offset));
    }

    /// <summary>Reads the whole of a text as an offset in minutes: <c>Z</c>, or a sign, hours and minutes.</summary>
    private static bool TryReadOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text is [(byte)'Z' or (byte)'z'])
        {
            return true;
        }
        if (text.Length != NumericOffsetLength || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':')
        {
            return false;
        }
        int hour = AsciiText.TwoDigits(text, 1);
        int minute = AsciiText.TwoDigits(text, 4);
        minutes = (hour * 60 + minute) * (text[0] == '-' ? -1 : 1);
        return hour is >= 0 and <= 23 && minute is >= 0 and <= 59;
    }

    private static bool IsLastMinuteInUtc(int minuteOfDay) => (minuteOfDay + MinutesPerDay) % MinutesPerDay == MinutesPerDay - 1;
}
