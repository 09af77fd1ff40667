using System.Text;
using System.Text.Json.Serialization;
using TradeData.Runtime.Internal.Formats;
using TradeData.Scalars;

namespace TradeData.Runtime;

/// <summary>
/// A date and time of RFC 3339, as in <c>2019-08-21T09:30:00.25-04:00</c>: the type of a schema's <c>"format": "date-time"</c>. Unlike <see cref="DateTimeOffset"/>
/// it holds every value of the RFC: any number of decimals, the leap second, offsets up to 23:59, the year 0000. <see cref="ToString()"/> and the JSON
/// form return the text as written.
/// <para>Equality, order and hash use the instant, as in <see cref="DateTimeOffset"/>. A leap second is the same instant as the second after it.</para>
/// <para>The default value is <c>0001-01-01T00:00:00Z</c>.</para>
/// </summary>
[JsonConverter(typeof(ScalarJsonConverter<IsoDateTime>))]
[Scalar("a date and time")]
public readonly partial struct IsoDateTime : ITextScalar<IsoDateTime>
{
    private const int MaxLength = DateFormat.Length + 1 + IsoClock.MaxLength;
    private const int MaxFrameworkOffset = 14 * 60;
    private const int LastOffset = 24 * 60 - 1;
    private const long YearZeroTicks = 366 * TimeSpan.TicksPerDay;

    /// <summary>The ticks of the first instant: the beginning of the year 0000 at the offset that lies furthest ahead.</summary>
    internal const long LeastUtcTicks = -YearZeroTicks - LastOffset * TimeSpan.TicksPerMinute;

    /// <summary>The ticks of the last instant: the end of the year 9999 at the offset that lies furthest behind.</summary>
    internal static readonly long MostUtcTicks = DateTime.MaxValue.Ticks + LastOffset * TimeSpan.TicksPerMinute;

    private readonly long _utcTicks;

    // The whole text, if the other fields cannot reproduce it.
    private readonly string? _text;
    private readonly short _offset;
    private readonly byte _decimals;
    private readonly OffsetForm _form;
    private readonly bool _hasSmallT;

    private IsoDateTime(long day, in IsoClock clock, bool hasSmallT, string? text)
    {
        _utcTicks = day * TimeSpan.TicksPerDay + clock.Ticks - clock.Offset * TimeSpan.TicksPerMinute;
        _offset = clock.Offset;
        _decimals = clock.Decimals;
        _form = clock.Form;
        _hasSmallT = hasSmallT;
        _text = text;
    }

    /// <summary>Creates an instant with its offset, with as many decimals as needed.</summary>
    public IsoDateTime(DateTimeOffset value)
        : this(value.Ticks / TimeSpan.TicksPerDay, IsoClock.Of(value.Ticks % TimeSpan.TicksPerDay, value.TotalOffsetMinutes), hasSmallT: false, text: null)
    {
    }

    /// <summary>The ticks of 100 ns from 0001-01-01 in UTC to the instant, negative in the year 0000. Decimals of a second beyond the
    /// seventh are cut off.</summary>
    public long UtcTicks => _utcTicks;

    /// <summary>The offset of the clock from UTC.</summary>
    public TimeSpan Offset => new(_offset * TimeSpan.TicksPerMinute);

    /// <summary>Whether this is a leap second, as in <c>2016-12-31T23:59:60Z</c>.</summary>
    public bool IsLeapSecond => _text is not null && _text[17] == '6';

    /// <summary>Whether a second has decimals beyond the seventh that are not zero.</summary>
    internal bool IsFinerThanTicks => !IsoClock.FinerThanTicks(_text).IsEmpty;

    /// <summary>Gets the value as the framework's type; false if that type cannot hold all of it.</summary>
    public bool TryGetDateTimeOffset(out DateTimeOffset value)
    {
        bool fits = _utcTicks >= 0 && _utcTicks <= DateTime.MaxValue.Ticks && LocalTicks >= 0 && Math.Abs((int)_offset) <= MaxFrameworkOffset;
        value = fits ? new DateTimeOffset(LocalTicks, Offset) : default;
        return fits && !IsLeapSecond && !IsFinerThanTicks;
    }

    /// <summary>Returns the instant as the framework's type, without the decimals beyond the seventh. A leap second becomes the next
    /// second, and an offset that the type does not allow becomes zero.</summary>
    /// <exception cref="OverflowException">The instant is before the year 1 or after the year 9999 in UTC.</exception>
    public DateTimeOffset ToDateTimeOffset()
    {
        if (_utcTicks < 0 || _utcTicks > DateTime.MaxValue.Ticks)
        {
            throw new OverflowException($"{ToString()} is outside of the years that DateTimeOffset has.");
        }
        bool keepsOffset = Math.Abs((int)_offset) <= MaxFrameworkOffset && LocalTicks >= 0 && LocalTicks <= DateTime.MaxValue.Ticks;
        return keepsOffset ? new DateTimeOffset(LocalTicks, Offset) : new DateTimeOffset(_utcTicks, TimeSpan.Zero);
    }

    /// <summary>Converts an instant with its offset, without loss.</summary>
    public static implicit operator IsoDateTime(DateTimeOffset value) => new(value);

    /// <summary>Converts like <see cref="ToDateTimeOffset"/>.</summary>
    public static explicit operator DateTimeOffset(IsoDateTime value) => value.ToDateTimeOffset();

    /// <inheritdoc/>
    public int CompareTo(IsoDateTime other)
    {
        int order = _utcTicks.CompareTo(other._utcTicks);
        return order != 0 || (_text is null && other._text is null) ? order : IsoClock.FinerThanTicks(_text).SequenceCompareTo(IsoClock.FinerThanTicks(other._text));
    }

    /// <summary>Whether both are the same instant.</summary>
    public bool Equals(IsoDateTime other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override int GetHashCode() => _utcTicks.GetHashCode();

    /// <summary>Creates an instant at offset zero or, if its year in UTC is not in the RFC's range, at an offset where it is.</summary>
    internal static IsoDateTime OfUtcTicks(long ticks)
    {
        int offset = ticks > DateTime.MaxValue.Ticks ? -LastOffset : ticks < -YearZeroTicks ? LastOffset : 0;
        long day = Math.DivRem(ticks + offset * TimeSpan.TicksPerMinute, TimeSpan.TicksPerDay, out long clock);
        return clock < 0 ? new(day - 1, IsoClock.Of(clock + TimeSpan.TicksPerDay, offset), hasSmallT: false, text: null) : new(day, IsoClock.Of(clock, offset), hasSmallT: false, text: null);
    }

    private long LocalTicks => _utcTicks + _offset * TimeSpan.TicksPerMinute;

    static string IScalar<IsoDateTime>.Description => "a date and time of RFC 3339, as in 2019-08-21T09:30:00-04:00";

    bool IScalar<IsoDateTime>.TryWrite<TChar>(Span<TChar> destination, out int written, ReadOnlySpan<char> format) =>
        ITextScalar<IsoDateTime>.TryWriteText(this, destination, out written, format);

    static string ITextScalar<IsoDateTime>.FormatName => "date-time";

    static bool ITextScalar<IsoDateTime>.TryReadUtf8(ReadOnlySpan<byte> text, out IsoDateTime value)
    {
        value = default;
        if (text.Length <= DateFormat.Length || (text[DateFormat.Length] | 0x20) != 't'
            || !DateFormat.TryRead(text[..DateFormat.Length], out int day) || !IsoClock.TryRead(text[(DateFormat.Length + 1)..], out IsoClock clock))
        {
            return false;
        }
        value = new IsoDateTime(day, clock, text[DateFormat.Length] == 't', clock.IsWhole ? null : Encoding.ASCII.GetString(text));
        return true;
    }

    int ITextScalar<IsoDateTime>.MaxLength => _text?.Length ?? MaxLength;

    int ITextScalar<IsoDateTime>.WriteUtf8(Span<byte> destination)
    {
        if (_text is not null)
        {
            return Encoding.ASCII.GetBytes(_text, destination);
        }
        long local = LocalTicks;
        long day = Math.DivRem(local, TimeSpan.TicksPerDay, out long ticks);
        if (ticks < 0)
        {
            day--;
            ticks += TimeSpan.TicksPerDay;
        }
        DateFormat.Write((int)day, destination);
        destination[DateFormat.Length] = _hasSmallT ? (byte)'t' : (byte)'T';
        return DateFormat.Length + 1 + new IsoClock(ticks, _offset, _decimals, _form, IsLeapSecond: false).Write(destination[(DateFormat.Length + 1)..]);
    }
}
