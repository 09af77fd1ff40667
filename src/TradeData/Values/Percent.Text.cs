using System.Diagnostics.CodeAnalysis;
using TradeData.Runtime;

namespace TradeData;

// Parsing, formatting and comparison for the framework's interfaces.
public readonly partial struct Percent
{
    /// <summary>Reads a percentage from text.</summary>
    /// <exception cref="FormatException">The text is not valid; the message describes the expected form.</exception>
    public static Percent Parse(string text) => ScalarText.Parse<Percent>(text);

    /// <summary>Reads a percentage from UTF-8.</summary>
    /// <exception cref="FormatException">The text is not valid; the message describes the expected form.</exception>
    public static Percent Parse(ReadOnlySpan<byte> utf8Text) => ScalarText.Parse<Percent>(utf8Text);

    /// <summary>Reads a percentage from text; false if the text is not valid. Allocates nothing.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Percent value) => ScalarText.TryRead(text, out value);

    /// <summary>Reads a percentage from text; false if the text is null or not valid. Allocates nothing.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Percent value) => ScalarText.TryRead(text.AsSpan(), out value);

    /// <summary>Reads a percentage from UTF-8; false if the text is not valid. Allocates nothing.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out Percent value) => ScalarText.TryRead(utf8Text, out value);

    /// <summary>Returns the text in the general format.</summary>
    public override string ToString() => ScalarText.ToString(this);

    /// <summary>Returns the text in a format. "G", the default, is the number alone, as in <c>2.5</c>; "P" adds the sign, as in <c>2.5
    /// %</c>.</summary>
    /// <exception cref="FormatException">The type does not support the format.</exception>
    public string ToString(string? format) => ScalarText.ToString(this, format);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ScalarText.ToString(this, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null) =>
        ScalarText.TryWrite(this, destination, out charsWritten, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null) =>
        ScalarText.TryWrite(this, utf8Destination, out bytesWritten, format);

    /// <inheritdoc/>
    public int CompareTo(Percent other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public bool Equals(Percent other) => Value == other.Value;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Percent other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(Percent left, Percent right) => left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(Percent left, Percent right) => !left.Equals(right);

    /// <summary>Whether the left one comes before the right one.</summary>
    public static bool operator <(Percent left, Percent right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left one comes before the right one, or both are equal.</summary>
    public static bool operator <=(Percent left, Percent right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left one comes after the right one.</summary>
    public static bool operator >(Percent left, Percent right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left one comes after the right one, or both are equal.</summary>
    public static bool operator >=(Percent left, Percent right) => left.CompareTo(right) >= 0;
}
