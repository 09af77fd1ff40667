using System.Globalization;

namespace TradeData.Runtime.Internal.Json;

/// <summary>Converts dates and durations between the text of RFC 3339 and the types of the framework. A value that a type cannot hold
/// exactly is rejected.</summary>
internal static class IsoText
{
    private const int DateLength = 10;

    /// <summary>yyyy-MM-dd. The year 0000 is not in the range of <see cref="DateOnly"/>.</summary>
    public static bool TryDate(ReadOnlySpan<byte> text, out DateOnly value)
    {
        value = default;
        if (text.Length != DateLength || text[4] != (byte)'-' || text[7] != (byte)'-'
            || !TryDigits(text[..4], out int year) || !TryDigits(text[5..7], out int month) || !TryDigits(text[8..], out int day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }
        value = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>P[n]W, or P[n]DT[n]H[n]M[n]S without gaps; no years, no months.</summary>
    public static bool TryDuration(ReadOnlySpan<byte> text, out TimeSpan value)
    {
        value = default;
        if (text.Length < 3 || text[0] != (byte)'P')
        {
            return false;
        }
        text = text[1..];
        Int128 ticks = 0;
        if (text[^1] == (byte)'W')
        {
            if (!TryPart(ref text, (byte)'W', 7 * TimeSpan.TicksPerDay, ref ticks, out bool weeks) || !weeks || !text.IsEmpty)
            {
                return false;
            }
        }
        else if (!TryDaysAndTime(text, ref ticks))
        {
            return false;
        }
        value = new TimeSpan((long)ticks);
        return true;
    }

    /// <summary>yyyy-MM-dd.</summary>
    public static string FormatDate(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>P[n]DT[n]H[n]M[n]S without zero parts, except minutes between hours and seconds. Only whole seconds that are not
    /// negative.</summary>
    public static string FormatDuration(TimeSpan value)
    {
        if (value == TimeSpan.Zero)
        {
            return "PT0S";
        }
        bool minutes = value.Minutes != 0 || (value.Hours != 0 && value.Seconds != 0);
        string days = value.Days == 0 ? "" : FormattableString.Invariant($"{value.Days}D");
        string time = (value.Hours == 0 ? "" : FormattableString.Invariant($"{value.Hours}H"))
            + (minutes ? FormattableString.Invariant($"{value.Minutes}M") : "")
            + (value.Seconds == 0 ? "" : FormattableString.Invariant($"{value.Seconds}S"));
        return time.Length == 0 ? $"P{days}" : $"P{days}T{time}";
    }

    private static bool TryDaysAndTime(ReadOnlySpan<byte> text, ref Int128 ticks)
    {
        if (!TryPart(ref text, (byte)'D', TimeSpan.TicksPerDay, ref ticks, out bool days))
        {
            return false;
        }
        if (text.IsEmpty || text[0] != (byte)'T')
        {
            return days && text.IsEmpty;
        }
        text = text[1..];
        bool any = TryPart(ref text, (byte)'H', TimeSpan.TicksPerHour, ref ticks, out bool hours)
            & TryPart(ref text, (byte)'M', TimeSpan.TicksPerMinute, ref ticks, out bool minutes)
            & TryPart(ref text, (byte)'S', TimeSpan.TicksPerSecond, ref ticks, out bool seconds);
        // Hours and seconds need minutes between them.
        return any && (hours || minutes || seconds) && !(hours && seconds && !minutes) && text.IsEmpty;
    }

    // Reads a number and its unit if they come next; false if the sum is too large.
    private static bool TryPart(ref ReadOnlySpan<byte> text, byte unit, long ticksPerUnit, ref Int128 ticks, out bool found)
    {
        int length = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        found = length > 0 && text[length] == unit;
        if (!found)
        {
            return true;
        }
        ReadOnlySpan<byte> digits = text[..length].TrimStart((byte)'0');
        long count = 0;
        if (!digits.IsEmpty && (digits.Length > 18 || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out count)))
        {
            return false;
        }
        ticks += (Int128)count * ticksPerUnit;
        text = text[(length + 1)..];
        return ticks <= long.MaxValue;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (byte digit in text)
        {
            if ((uint)(digit - '0') > 9)
            {
                return false;
            }
            value = 10 * value + (digit - '0');
        }
        return true;
    }
}
