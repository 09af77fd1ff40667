namespace TradeData.Runtime.Internal.Formats;

/// <summary>RFC 3339, appendix A, <c>duration</c>: weeks alone, or years, months and days followed by hours, minutes and seconds. No unit
/// between the first and the last may be left out. Examples: P1Y6M, P180D, PT36H.</summary>
internal static class DurationFormat
{
    public static bool IsValid(ReadOnlySpan<byte> utf8)
    {
        if (utf8 is not [(byte)'P', .. ReadOnlySpan<byte> rest])
        {
            return false;
        }
        if (rest is [.. ReadOnlySpan<byte> weeks, (byte)'W'])
        {
            return weeks.Length > 0 && AsciiText.CountDigits(weeks) == weeks.Length;
        }
        int timeAt = rest.IndexOf((byte)'T');
        if (timeAt < 0)
        {
            return AreParts(rest, "YMD"u8);
        }
        return (timeAt == 0 || AreParts(rest[..timeAt], "YMD"u8)) && AreParts(rest[(timeAt + 1)..], "HMS"u8);
    }

    /// <summary>Whether the text is one or more numbers with consecutive units.</summary>
    private static bool AreParts(ReadOnlySpan<byte> text, ReadOnlySpan<byte> units)
    {
        int previous = -1;
        do
        {
            int digits = AsciiText.CountDigits(text);
            if (digits == 0 || digits == text.Length)
            {
                return false;
            }
            int unit = units.IndexOf(text[digits]);
            if (unit < 0 || (previous >= 0 && unit != previous + 1))
            {
                return false;
            }
            previous = unit;
            text = text[(digits + 1)..];
        }
        while (text.Length > 0);
        return true;
    }
}
