using System.Globalization;

namespace TradeData.Runtime.Json;

/// <summary>Dates, times and durations as RFC 3339 writes them, between text and the types of the framework. What a type cannot hold exactly is refused.</summary>
internal static class IsoText
{
    private const int DateLength = 10;

    /// <summary>yyyy-MM-dd; the year 0000 has no place in <see cref="DateOnly"/>.</summary>
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

    /// <summary>HH:mm:ss[.fffffff]Z, or with an offset of zero hours.</summary>
    public static bool TryTime(ReadOnlySpan<byte> text, out TimeOnly value)
    {
        if (TryClock(text, out long ticks, out int used) && TryOffset(text[used..], out int minutes) && minutes == 0)
        {
            value = new TimeOnly(ticks);
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>yyyy-MM-ddTHH:mm:ss[.fffffff]Z, or with an offset of at most 14 hours.</summary>
    public static bool TryDateTime(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        const int MaxOffset = 14 * 60;
        value = default;
        if (text.Length <= DateLength || (text[DateLength] | 0x20) != 't' || !TryDate(text[..DateLength], out DateOnly date)
            || !TryClock(text[(DateLength + 1)..], out long ticks, out int used) || !TryOffset(text[(DateLength + 1 + used)..], out int minutes)
            || Math.Abs(minutes) > MaxOffset)
        {
            return false;
        }
        long local = date.DayNumber * TimeSpan.TicksPerDay + ticks;
        long utc = local - minutes * TimeSpan.TicksPerMinute;
        if (utc < 0 || utc > DateTime.MaxValue.Ticks)
        {
            return false;
        }
        value = new DateTimeOffset(local, TimeSpan.FromMinutes(minutes));
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

    /// <summary>HH:mm:ss[.fffffff]Z.</summary>
    public static string FormatTime(TimeOnly value) => value.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + "Z";

    /// <summary>yyyy-MM-ddTHH:mm:ss[.fffffff] and Z or the offset.</summary>
    public static string FormatDateTime(DateTimeOffset value) =>
        value.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)
        + (value.Offset == TimeSpan.Zero ? "Z" : value.ToString("zzz", CultureInfo.InvariantCulture));

    /// <summary>P[n]DT[n]H[n]M[n]S without what is zero, except minutes between hours and seconds. Whole seconds, not below zero.</summary>
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
        // Hours and seconds do not stand side by side without minutes.
        return any && (hours || minutes || seconds) && !(hours && seconds && !minutes) && text.IsEmpty;
    }

    // A number and its unit, if they are next; false where the sum would be too long.
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

    // HH:mm:ss[.f…]; a leap second and a fraction finer than a tick are refused.
    private static bool TryClock(ReadOnlySpan<byte> text, out long ticks, out int used)
    {
        const int TickDigits = 7;
        ticks = 0;
        used = 8;
        if (text.Length < 9 || text[2] != (byte)':' || text[5] != (byte)':'
            || !TryDigits(text[..2], out int hour) || !TryDigits(text[3..5], out int minute) || !TryDigits(text[6..8], out int second)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }
        ticks = ((hour * 60L + minute) * 60 + second) * TimeSpan.TicksPerSecond;
        if (text[8] != (byte)'.')
        {
            return true;
        }
        ReadOnlySpan<byte> fraction = text[9..];
        int length = fraction.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (length <= 0)
        {
            return false;
        }
        used = 9 + length;
        fraction = fraction[..length].TrimEnd((byte)'0');
        if (fraction.Length > TickDigits)
        {
            return false;
        }
        long scale = TimeSpan.TicksPerSecond;
        foreach (byte digit in fraction)
        {
            scale /= 10;
            ticks += (digit - '0') * scale;
        }
        return true;
    }

    // Z, or +HH:mm, in minutes.
    private static bool TryOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length == 1)
        {
            return (text[0] | 0x20) == 'z';
        }
        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != (byte)':'
            || !TryDigits(text[1..3], out int hour) || !TryDigits(text[4..], out int minute) || hour > 23 || minute > 59)
        {
            return false;
        }
        minutes = (text[0] == (byte)'-' ? -1 : 1) * (60 * hour + minute);
        return true;
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
