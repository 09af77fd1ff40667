using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json.Serialization;
using TradeData.Runtime.Formats;

namespace TradeData.Runtime;

/// <summary>
/// A duration of RFC 3339, appendix A, as in <c>P1Y6M</c>, <c>P180D</c> and <c>PT36H</c>: what a schema's <c>"format": "duration"</c> becomes.
/// <see cref="TimeSpan"/> has neither years nor months, which have no fixed length. <see cref="ToString()"/> and the JSON form give the text back as it was written.
/// <para>Two durations are equal where they are written alike. They have no order: whether a month is longer than 30 days depends on the month.</para>
/// <para>The default value is <c>PT0S</c>.</para>
/// </summary>
[JsonConverter(typeof(ScalarJsonConverter<IsoDuration>))]
public readonly partial struct IsoDuration : ITextScalar<IsoDuration>, ISpanParsable<IsoDuration>, IUtf8SpanParsable<IsoDuration>, ISpanFormattable, IUtf8SpanFormattable,
    IEquatable<IsoDuration>, IEqualityOperators<IsoDuration, IsoDuration, bool>
{
    private const string None = "PT0S";

    private readonly string? _text;

    private IsoDuration(string text) => _text = text;

    /// <summary>A duration of days, hours, minutes and seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time span is below zero or has a fraction of a second, for which a duration has no form.</exception>
    public IsoDuration(TimeSpan value)
    {
        if (value < TimeSpan.Zero || value.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A duration of RFC 3339 has whole seconds, and is not below zero.");
        }
        _text = Json.IsoText.FormatDuration(value);
    }

    /// <summary>The years.</summary>
    /// <exception cref="OverflowException">There are more than a <see cref="long"/> holds; so for the other parts.</exception>
    public long Years => Part('Y', inTime: false);

    /// <summary>The months, without those of the years.</summary>
    public long Months => Part('M', inTime: false);

    /// <summary>The weeks, which stand alone.</summary>
    public long Weeks => Part('W', inTime: false);

    /// <summary>The days.</summary>
    public long Days => Part('D', inTime: false);

    /// <summary>The hours.</summary>
    public long Hours => Part('H', inTime: true);

    /// <summary>The minutes.</summary>
    public long Minutes => Part('M', inTime: true);

    /// <summary>The seconds.</summary>
    public long Seconds => Part('S', inTime: true);

    /// <summary>Gets the length, a day being 24 hours; false where there are years or months, or where the framework's type is too short for it.</summary>
    public bool TryGetTimeSpan(out TimeSpan value)
    {
        Span<byte> text = stackalloc byte[Longest];
        value = default;
        return Text.Length <= Longest && Json.IsoText.TryDuration(text[..Encoding.ASCII.GetBytes(Text, text)], out value);
    }

    /// <summary>The length, a day being 24 hours.</summary>
    /// <exception cref="InvalidOperationException">There are years or months, or the framework's type is too short.</exception>
    public TimeSpan ToTimeSpan() => TryGetTimeSpan(out TimeSpan value) ? value : throw new InvalidOperationException($"{Text} has years or months, or more days than a TimeSpan.");

    /// <summary>A duration of whole seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time span is below zero or has a fraction of a second.</exception>
    public static implicit operator IsoDuration(TimeSpan value) => new(value);

    /// <summary>The same as <see cref="ToTimeSpan"/>.</summary>
    public static explicit operator TimeSpan(IsoDuration value) => value.ToTimeSpan();

    /// <summary>Whether both are written alike.</summary>
    public bool Equals(IsoDuration other) => string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    // A time span has 20 digits at most; only zeros in front make a text longer.
    private const int Longest = 256;

    private string Text => _text ?? None;

    private long Part(char unit, bool inTime)
    {
        ReadOnlySpan<char> text = Text;
        int time = text.IndexOf('T');
        text = inTime ? time < 0 ? default : text[time..] : time < 0 ? text : text[..time];
        int end = text.IndexOf(unit);
        return end < 0 ? 0 : long.Parse(text[(text[..end].LastIndexOfAnyExceptInRange('0', '9') + 1)..end], NumberStyles.None, CultureInfo.InvariantCulture);
    }

    static string IScalar<IsoDuration>.Description => "a duration of RFC 3339, as in P1Y6M, P180D or PT36H";

    static string ITextScalar<IsoDuration>.FormatName => "duration";

    static bool ITextScalar<IsoDuration>.TryReadUtf8(ReadOnlySpan<byte> text, out IsoDuration value)
    {
        bool read = DurationFormat.IsValid(text);
        value = read ? new IsoDuration(Encoding.ASCII.GetString(text)) : default;
        return read;
    }

    int ITextScalar<IsoDuration>.MaxLength => Text.Length;

    int ITextScalar<IsoDuration>.WriteUtf8(Span<byte> destination) => Encoding.ASCII.GetBytes(Text, destination);
}
