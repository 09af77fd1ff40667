using System.Diagnostics.CodeAnalysis;

namespace TradeData.Runtime;

// Parsing, formatting and comparison for the framework's interfaces.
public readonly partial struct UriText
{
    /// <summary>Reads a URI from text.</summary>
    /// <exception cref="FormatException">The text is not valid.</exception>
    public static UriText Parse(string text) => ScalarText.Parse<UriText>(text);

    /// <summary>Reads a URI from UTF-8.</summary>
    /// <exception cref="FormatException">The text is not valid.</exception>
    public static UriText Parse(ReadOnlySpan<byte> utf8Text) => ScalarText.Parse<UriText>(utf8Text);

    /// <summary>Reads a URI from text; false if the text is not valid.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out UriText value) => ScalarText.TryRead(text, out value);

    /// <summary>Reads a URI from text; false if the text is null or not valid.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UriText value) => ScalarText.TryRead(text.AsSpan(), out value);

    /// <summary>Reads a URI from UTF-8; false if the text is not valid.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out UriText value) => ScalarText.TryRead(utf8Text, out value);

    /// <summary>Returns the text as it was written.</summary>
    public override string ToString() => ITextScalar<UriText>.ToText(this);

    /// <summary>Returns the text as it was written. The only format is the general one.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider = null)
    {
        ScalarText.RequireGeneral(format, nameof(UriText));
        return ToString();
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null) =>
        ITextScalar<UriText>.TryWriteText(this, destination, out charsWritten, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null) =>
        ITextScalar<UriText>.TryWriteText(this, utf8Destination, out bytesWritten, format);

    bool IScalar<UriText>.TryWrite<TChar>(Span<TChar> destination, out int written, ReadOnlySpan<char> format) =>
        ITextScalar<UriText>.TryWriteText(this, destination, out written, format);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is UriText other && Equals(other);

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(UriText left, UriText right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(UriText left, UriText right) => !left.Equals(right);

    /// <summary>Whether the first precedes the second.</summary>
    public static bool operator <(UriText left, UriText right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first precedes or equals the second.</summary>
    public static bool operator <=(UriText left, UriText right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first follows the second.</summary>
    public static bool operator >(UriText left, UriText right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first follows or equals the second.</summary>
    public static bool operator >=(UriText left, UriText right) => left.CompareTo(right) >= 0;
}
