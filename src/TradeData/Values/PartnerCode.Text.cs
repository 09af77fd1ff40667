using System.Diagnostics.CodeAnalysis;
using TradeData.Runtime;

namespace TradeData;

// Parsing, formatting and comparison for the framework's interfaces.
public readonly partial struct PartnerCode
{
    /// <summary>Reads a partner code from text.</summary>
    /// <exception cref="FormatException">The text is not valid; the message describes the expected form.</exception>
    public static PartnerCode Parse(string text) => ScalarText.Parse<PartnerCode>(text);

    /// <summary>Reads a partner code from UTF-8.</summary>
    /// <exception cref="FormatException">The text is not valid; the message describes the expected form.</exception>
    public static PartnerCode Parse(ReadOnlySpan<byte> utf8Text) => ScalarText.Parse<PartnerCode>(utf8Text);

    /// <summary>Reads a partner code from text; false if the text is not valid. Allocates nothing.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out PartnerCode value) => ScalarText.TryRead(text, out value);

    /// <summary>Reads a partner code from text; false if the text is null or not valid. Allocates nothing.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PartnerCode value) => ScalarText.TryRead(text.AsSpan(), out value);

    /// <summary>Reads a partner code from UTF-8; false if the text is not valid. Allocates nothing.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out PartnerCode value) => ScalarText.TryRead(utf8Text, out value);

    /// <summary>Returns the text in the general format.</summary>
    public override string ToString() => ScalarText.ToString(this);

    /// <summary>Returns the text in a format. The only format is "G".</summary>
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
    public int CompareTo(PartnerCode other) => Key.CompareTo(other.Key);

    /// <inheritdoc/>
    public bool Equals(PartnerCode other) => Key == other.Key;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is PartnerCode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode();

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(PartnerCode left, PartnerCode right) => left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(PartnerCode left, PartnerCode right) => !left.Equals(right);

    /// <summary>Whether the left one comes before the right one.</summary>
    public static bool operator <(PartnerCode left, PartnerCode right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left one comes before the right one, or both are equal.</summary>
    public static bool operator <=(PartnerCode left, PartnerCode right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left one comes after the right one.</summary>
    public static bool operator >(PartnerCode left, PartnerCode right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left one comes after the right one, or both are equal.</summary>
    public static bool operator >=(PartnerCode left, PartnerCode right) => left.CompareTo(right) >= 0;
}
