using System.Diagnostics.CodeAnalysis;

namespace TradeData.Runtime;

// Parsing, formatting and comparison for the framework's interfaces.
public readonly partial struct Uuid
{
    /// <summary>Reads a UUID from text.</summary>
    /// <exception cref="FormatException">The text is not valid.</exception>
    public static Uuid Parse(string text) => ScalarText.Parse<Uuid>(text);

    /// <summary>Reads a UUID from UTF-8.</summary>
    /// <exception cref="FormatException">The text is not valid.</exception>
    public static Uuid Parse(ReadOnlySpan<byte> utf8Text) => ScalarText.Parse<Uuid>(utf8Text);

    /// <summary>Reads a UUID from text; false if the text is not valid.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Uuid value) => ScalarText.TryRead(text, out value);

    /// <summary>Reads a UUID from text; false if the text is null or not valid.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Uuid value) => ScalarText.TryRead(text.AsSpan(), out value);

    /// <summary>Reads a UUID from UTF-8; false if the text is not valid.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out Uuid value) => ScalarText.TryRead(utf8Text, out value);

    /// <summary>Returns the text as it was written.</summary>
    public override string ToString() => ITextScalar<Uuid>.ToText(this);

    /// <summary>Returns the text as it was written. The only format is the general one.</summary>
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

    /// <summary>Whether the first precedes the second.</summary>
    public static bool operator <(Uuid left, Uuid right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first precedes or equals the second.</summary>
    public static bool operator <=(Uuid left, Uuid right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first follows the second.</summary>
    public static bool operator >(Uuid left, Uuid right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first follows or equals the second.</summary>
    public static bool operator >=(Uuid left, Uuid right) => left.CompareTo(right) >= 0;
}
