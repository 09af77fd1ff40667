using System.Diagnostics.CodeAnalysis;

namespace TradeData.Runtime;

// Parsing, formatting and comparing in the forms that callers look for.
public readonly partial struct Uuid
{
    /// <summary>Reads a UUID from text.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static Uuid Parse(string text) => ScalarText.Parse<Uuid>(text);

    /// <summary>Reads a UUID from UTF-8.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static Uuid Parse(ReadOnlySpan<byte> utf8Text) => ScalarText.Parse<Uuid>(utf8Text);

    /// <summary>Reads a UUID from text; false where the text is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Uuid value) => ScalarText.TryRead(text, out value);

    /// <summary>Reads a UUID from text; false where the text is none, or null.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Uuid value) => ScalarText.TryRead(text.AsSpan(), out value);

    /// <summary>Reads a UUID from UTF-8; false where the text is none.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out Uuid value) => ScalarText.TryRead(utf8Text, out value);

    /// <summary>The text as it was written.</summary>
    public override string ToString() => ITextScalar<Uuid>.ToText(this);

    /// <summary>The text as it was written; the general format is the only one.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider = null)
    {
        ScalarText.RequireGeneral(format, nameof(Uuid));
        return ToString();
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null) =>
        ITextScalar<Uuid>.TryWriteText(this, destination, out charsWritten, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null) =>
        ITextScalar<Uuid>.TryWriteText(this, utf8Destination, out bytesWritten, format);

    bool IScalar<Uuid>.TryWrite<TChar>(Span<TChar> destination, out int written, ReadOnlySpan<char> format) =>
        ITextScalar<Uuid>.TryWriteText(this, destination, out written, format);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Uuid other && Equals(other);

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(Uuid left, Uuid right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Uuid left, Uuid right) => !left.Equals(right);

    /// <summary>Whether the first stands before the second.</summary>
    public static bool operator <(Uuid left, Uuid right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first does not stand behind the second.</summary>
    public static bool operator <=(Uuid left, Uuid right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first stands behind the second.</summary>
    public static bool operator >(Uuid left, Uuid right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first does not stand before the second.</summary>
    public static bool operator >=(Uuid left, Uuid right) => left.CompareTo(right) >= 0;
}
