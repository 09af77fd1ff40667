using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using TradeData.Runtime.Internal.Formats;
using TradeData.Scalars;

namespace TradeData.Runtime;

/// <summary>
/// A duration of RFC 3339, appendix A, as in <c>P1Y6M</c>, <c>P180D</c> and <c>PT36H</c>: the type of a schema's <c>"format": "duration"</c>.
/// <see cref="TimeSpan"/> has neither years nor months, which have no fixed length. <see cref="ToString()"/> and the JSON form return the text as written.
/// <para>Two durations are equal if their texts are equal. They have no order, because the length of a month varies.</para>
/// <para>The default value is <c>PT0S</c>.</para>
/// </summary>
[JsonConverter(typeof(ScalarJsonConverter<IsoDuration>))]
[Scalar("a duration")]
public readonly partial struct IsoDuration : ITextScalar<IsoDuration>
{
    private const string None = "PT0S";

    private readonly string? _text;

    private IsoDuration(string text) => _text = text;

    /// <summary>Creates a duration of days, hours, minutes and seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time span is negative or has a fraction of a second, which a duration cannot
    /// express.</exception>
    public IsoDuration(TimeSpan value)
    {
        if (value < TimeSpan.Zero || value.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A duration of RFC 3339 has whole seconds, and is not below zero.");
        }
        _text = Internal.Json.IsoText.FormatDuration(value);
    }

    /// <summary>The years.</summary>
    /// <exception cref="OverflowException">The number does not fit into a <see cref="long"/>; this applies to the other parts,
    /// too.</exception>
    public long Years => Part('Y', inTime: false);

    /// <summary>The months, without those of the years.</summary>
    public long Months => Part('M', inTime: false);

    /// <summary>The weeks, which cannot be combined with other parts.</summary>
    public long Weeks => Part('W', inTime: false);

    /// <summary>The days.</summary>
    public long Days => Part('D', inTime: false);

    /// <summary>The hours.</summary>
    public long Hours => Part('H', inTime: true);

    /// <summary>The minutes.</summary>
    public long Minutes => Part('M', inTime: true);

    /// <summary>The seconds.</summary>
    public long Seconds => Part('S', inTime: true);

    /// <summary>Gets the length, with days of 24 hours; false if there are years or months, or if the framework's type cannot hold
    /// it.</summary>
    public bool TryGetTimeSpan(out TimeSpan value)
    {
        Span<byte> text = stackalloc byte[Longest];
        value = default;
        return Text.Length <= Longest && Internal.Json.IsoText.TryDuration(text[..Encoding.ASCII.GetBytes(Text, text)], out value);
    }

    /// <summary>Returns the length, with days of 24 hours.</summary>
    /// <exception cref="InvalidOperationException">There are years or months, or the framework's type cannot hold the length.</exception>
    public TimeSpan ToTimeSpan() => TryGetTimeSpan(out TimeSpan value) ? value : throw new InvalidOperationException($"{Text} has years or months, or more days than a TimeSpan.");

    /// <summary>Converts a duration of whole seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time span is negative or has a fraction of a second.</exception>
    public static implicit operator IsoDuration(TimeSpan value) => new(value);

    /// <summary>Converts like <see cref="ToTimeSpan"/>.</summary>
    public static explicit operator TimeSpan(IsoDuration value) => value.ToTimeSpan();

    /// <summary>Whether both have the same text.</summary>
    public bool Equals(IsoDuration other) => string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    // A time span has at most 20 digits; only leading zeros make a text longer.
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

    bool IScalar<IsoDuration>.TryWrite<TChar>(Span<TChar> destination, out int written, ReadOnlySpan<char> format) =>
        ITextScalar<IsoDuration>.TryWriteText(this, destination, out written, format);

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
