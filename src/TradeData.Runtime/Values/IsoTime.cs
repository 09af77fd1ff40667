using System.Text;
using System.Text.Json.Serialization;
using TradeData.Scalars;

namespace TradeData.Runtime;

/// <summary>
/// A time of day with its offset from UTC, in the form of RFC 3339, as in <c>09:30:00-04:00</c>: the type of a schema's <c>"format": "time"</c>.
/// <see cref="TimeOnly"/> has neither the offset nor the leap second nor decimals beyond the seventh. <see cref="ToString()"/> and the JSON form return the text as written.
/// <para>Equality, order and hash use the time in UTC, counted from midnight of the local day: <c>09:30:00-04:00</c> equals <c>13:30:00Z</c>.</para>
/// <para>The default value is <c>00:00:00Z</c>.</para>
/// </summary>
[JsonConverter(typeof(ScalarJsonConverter<IsoTime>))]
[Scalar("a time")]
public readonly partial struct IsoTime : ITextScalar<IsoTime>
{
    private readonly IsoClock _clock;

    // The whole text, if the clock cannot reproduce it.
    private readonly string? _text;

    private IsoTime(in IsoClock clock, string? text)
    {
        _clock = clock;
        _text = text;
    }

    /// <summary>Creates a time of day at an offset.</summary>
    /// <param name="time">The local time.</param>
    /// <param name="offset">The offset of the clock from UTC: whole minutes, less than a day.</param>
    /// <exception cref="ArgumentOutOfRangeException">The offset has seconds, or is a day or more.</exception>
    public IsoTime(TimeOnly time, TimeSpan offset)
    {
        if (offset.Ticks % TimeSpan.TicksPerMinute != 0 || Math.Abs(offset.Ticks) >= TimeSpan.TicksPerDay)
        {
            throw new ArgumentOutOfRangeException(nameof(offset), offset, "An offset has whole minutes, and fewer than a day has.");
        }
        _clock = IsoClock.Of(time.Ticks, (int)(offset.Ticks / TimeSpan.TicksPerMinute));
    }

    /// <summary>The offset of the clock from UTC.</summary>
    public TimeSpan Offset => new(_clock.Offset * TimeSpan.TicksPerMinute);

    /// <summary>Whether this is a leap second, as in <c>23:59:60Z</c>.</summary>
    public bool IsLeapSecond => _clock.IsLeapSecond;

    /// <summary>The local time, without its offset and without decimals beyond the seventh. A leap second becomes the next
    /// second.</summary>
    public TimeOnly Time => new(_clock.Ticks % TimeSpan.TicksPerDay);

    /// <summary>Converts a time of day at offset zero.</summary>
    public static implicit operator IsoTime(TimeOnly time) => new(time, TimeSpan.Zero);

    /// <summary>Converts to <see cref="Time"/>.</summary>
    public static explicit operator TimeOnly(IsoTime value) => value.Time;

    /// <inheritdoc/>
    public int CompareTo(IsoTime other)
    {
        int order = UtcTicks.CompareTo(other.UtcTicks);
        return order != 0 || (_text is null && other._text is null) ? order : IsoClock.FinerThanTicks(_text).SequenceCompareTo(IsoClock.FinerThanTicks(other._text));
    }

    /// <summary>Whether both are the same time in UTC.</summary>
    public bool Equals(IsoTime other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override int GetHashCode() => UtcTicks.GetHashCode();

    private long UtcTicks => _clock.Ticks - _clock.Offset * TimeSpan.TicksPerMinute;

    static string IScalar<IsoTime>.Description => "a time of RFC 3339 with its offset, as in 09:30:00-04:00";

    bool IScalar<IsoTime>.TryWrite<TChar>(Span<TChar> destination, out int written, ReadOnlySpan<char> format) =>
        ITextScalar<IsoTime>.TryWriteText(this, destination, out written, format);

    static string ITextScalar<IsoTime>.FormatName => "time";

    static bool ITextScalar<IsoTime>.TryReadUtf8(ReadOnlySpan<byte> text, out IsoTime value)
    {
        bool read = IsoClock.TryRead(text, out IsoClock clock);
        value = new IsoTime(clock, clock.IsWhole ? null : Encoding.ASCII.GetString(text));
        return read;
    }

    int ITextScalar<IsoTime>.MaxLength => _text?.Length ?? IsoClock.MaxLength;

    int ITextScalar<IsoTime>.WriteUtf8(Span<byte> destination) => _text is not null ? Encoding.ASCII.GetBytes(_text, destination) : _clock.Write(destination);
}
