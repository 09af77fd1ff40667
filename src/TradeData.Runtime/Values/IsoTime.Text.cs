using System.Diagnostics.CodeAnalysis;

namespace TradeData.Runtime;

// Parsing, formatting and comparison for the framework's interfaces.
public readonly partial struct IsoTime
{
    /// <summary>Reads a time from text.</summary>
    /// <exception cref="FormatException">The text is not valid.</exception>
    public static IsoTime Parse(string text) => ScalarText.Parse<IsoTime>(text);

    /// <summary>Reads a time from UTF-8.</summary>
    /// <exception cref="FormatException">The text is not valid.</exception>
    public static IsoTime Parse(ReadOnlySpan<byte> utf8Text) => ScalarText.Parse<IsoTime>(utf8Text);

    /// <summary>Reads a time from text; false if the text is not valid.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out IsoTime value) => ScalarText.TryRead(text, out value);

    /// <summary>Reads a time from text; false if the text is null or not valid.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out IsoTime value) => ScalarText.TryRead(text.AsSpan(), out value);

    /// <summary>Reads a time from UTF-8; false if the text is not valid.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out IsoTime value) => ScalarText.TryRead(utf8Text, out value);

    /// <summary>Returns the text as it was written.</summary>
    public override string ToString() => ITextScalar<IsoTime>.ToText(this);

    /// <summary>Returns the text as it was written. The only format is the general one.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider = null)
    {
        ScalarText.RequireGeneral(format, nameof(IsoTime));
        return ToString();
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null) =>
        ITextScalar<IsoTime>.TryWriteText(this, destination, out charsWritten, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null) =>
        ITextScalar<IsoTime>.TryWriteText(this, utf8Destination, out bytesWritten, format);

    bool IScalar<IsoTime>.TryWrite<TChar>(Span<TChar> destination, out int written, ReadOnlySpan<char> format) =>
        ITextScalar<IsoTime>.TryWriteText(this, destination, out written, format);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is IsoTime other && Equals(other);

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(IsoTime left, IsoTime right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(IsoTime left, IsoTime right) => !left.Equals(right);

    /// <summary>Whether the first precedes the second.</summary>
    public static bool operator <(IsoTime left, IsoTime right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first precedes or equals the second.</summary>
    public static bool operator <=(IsoTime left, IsoTime right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first follows the second.</summary>
    public static bool operator >(IsoTime left, IsoTime right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first follows or equals the second.</summary>
    public static bool operator >=(IsoTime left, IsoTime right) => left.CompareTo(right) >= 0;
}
