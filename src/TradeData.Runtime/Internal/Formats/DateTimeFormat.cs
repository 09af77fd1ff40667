namespace TradeData.Runtime.Internal.Formats;

/// <summary>RFC 3339, <c>date-time</c>: a date, the letter T and a time with its offset, as in 2019-08-21T09:30:00-04:00.</summary>
internal static class DateTimeFormat
{
    public static bool IsValid(ReadOnlySpan<byte> utf8) =>
        utf8.Length > DateFormat.Length
        && (utf8[DateFormat.Length] is (byte)'T' or (byte)'t')
        && DateFormat.IsValid(utf8[..DateFormat.Length])
        && TimeFormat.IsValid(utf8[(DateFormat.Length + 1)..]);
}
