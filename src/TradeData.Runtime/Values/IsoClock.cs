using TradeData.Runtime.Internal.Formats;

namespace TradeData.Runtime;

/// <summary>The time of day and the offset of RFC 3339, with the number of decimals and the form of the offset, so that they can be
/// written unchanged.</summary>
/// <param name="Ticks">The ticks since local midnight, without decimals beyond the seventh. A leap second has those of the next
/// second.</param>
/// <param name="Offset">Minutes ahead of UTC.</param>
/// <param name="Decimals">The number of decimals; all above <see cref="MaxDecimals"/> count as one more.</param>
/// <param name="Form">The notation of the offset.</param>
/// <param name="IsLeapSecond">Whether the second is the sixtieth.</param>
internal readonly record struct IsoClock(long Ticks, short Offset, byte Decimals, OffsetForm Form, bool IsLeapSecond)
{
    /// <summary>The number of decimals of a second in a tick.</summary>
    public const int MaxDecimals = 7;

    /// <summary>The maximum length of the text of <see cref="Write"/>.</summary>
    public const int MaxLength = 22;

    private const int SecondsEnd = 8;

    /// <summary>Whether these fields alone suffice to write the text.</summary>
    public bool IsWhole => Decimals <= MaxDecimals && !IsLeapSecond;

    /// <summary>Reads a whole text as RFC 3339's <c>full-time</c>.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out IsoClock clock)
    {
        clock = default;
        if (!TimeFormat.TryRead(text, out int second, out int decimals, out int offset))
        {
            return false;
        }
        long ticks = second * TimeSpan.TicksPerSecond;
        long unit = TimeSpan.TicksPerSecond;
        for (int i = 0; i < Math.Min(decimals, MaxDecimals); i++)
        {
            unit /= 10;
            ticks += (text[SecondsEnd + 1 + i] - '0') * unit;
        }
        OffsetForm form = text[^1] switch
        {
            (byte)'Z' => OffsetForm.Zulu,
            (byte)'z' => OffsetForm.SmallZulu,
            _ => text[^6] == '-' ? OffsetForm.Minus : OffsetForm.Plus,
        };
        clock = new IsoClock(ticks, (short)offset, (byte)Math.Min(decimals, MaxDecimals + 1), form, text[6] == '6');
        return true;
    }

    /// <summary>Creates a clock with as many decimals as needed.</summary>
    public static IsoClock Of(long ticks, int offset)
    {
        int decimals = MaxDecimals;
        for (long fraction = ticks % TimeSpan.TicksPerSecond; decimals > 0 && fraction % 10 == 0; fraction /= 10)
        {
            decimals--;
        }
        return new IsoClock(ticks, (short)offset, (byte)decimals, offset == 0 ? OffsetForm.Zulu : offset < 0 ? OffsetForm.Minus : OffsetForm.Plus, IsLeapSecond: false);
    }

    /// <summary>Writes the clock, which must be whole, and returns the length.</summary>
    public int Write(Span<byte> text)
    {
        int second = (int)(Ticks / TimeSpan.TicksPerSecond);
        TwoDigits(second / 3600, text);
        text[2] = (byte)':';
        TwoDigits(second / 60 % 60, text[3..]);
        text[5] = (byte)':';
        TwoDigits(second % 60, text[6..]);
        int at = SecondsEnd;
        if (Decimals > 0)
        {
            text[at++] = (byte)'.';
            long fraction = Ticks % TimeSpan.TicksPerSecond;
            long unit = TimeSpan.TicksPerSecond / 10;
            for (int i = 0; i < Decimals; i++, unit /= 10)
            {
                text[at++] = (byte)('0' + fraction / unit % 10);
            }
        }
        if (Form is OffsetForm.Zulu or OffsetForm.SmallZulu)
        {
            text[at] = Form == OffsetForm.Zulu ? (byte)'Z' : (byte)'z';
            return at + 1;
        }
        int minutes = Math.Abs(Offset);
        text[at] = Form == OffsetForm.Minus ? (byte)'-' : (byte)'+';
        TwoDigits(minutes / 60, text[(at + 1)..]);
        text[at + 3] = (byte)':';
        TwoDigits(minutes % 60, text[(at + 4)..]);
        return at + 6;
    }

    /// <summary>Returns the decimals of a text beyond those of a tick, without trailing zeros.</summary>
    public static ReadOnlySpan<char> FinerThanTicks(string? text)
    {
        int point = text is null ? -1 : text.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
        {
            return default;
        }
        ReadOnlySpan<char> decimals = text.AsSpan(point + 1);
        decimals = decimals[..decimals.IndexOfAnyExceptInRange('0', '9')];
        return decimals.Length <= MaxDecimals ? default : decimals[MaxDecimals..].TrimEnd('0');
    }

    public static void TwoDigits(int number, Span<byte> text)
    {
        text[0] = (byte)('0' + number / 10);
        text[1] = (byte)('0' + number % 10);
    }
}

/// <summary>The notation of an offset from UTC.</summary>
internal enum OffsetForm : byte
{
    /// <summary>Z.</summary>
    Zulu,

    /// <summary>z.</summary>
    SmallZulu,

    /// <summary>As in +09:00.</summary>
    Plus,

    /// <summary>As in -04:00, and also -00:00.</summary>
    Minus,
}
