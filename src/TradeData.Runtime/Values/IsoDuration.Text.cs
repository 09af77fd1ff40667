using System.Diagnostics.CodeAnalysis;

namespace TradeData.Runtime;

// Parsing, formatting and comparison for the framework's interfaces.
public readonly partial struct IsoDuration
{
    /// <summary>Reads a duration from text.</summary>
    /// <exception cref="FormatException">The text is not valid.</exception>
    public static IsoDuration Parse(string text) => ScalarText.Parse<IsoDuration>(text);

    /// <summary>Reads a duration from UTF-8.</summary>
    /// <exception cref="FormatException">The text is not valid.</exception>
    public static IsoDuration Parse(ReadOnlySpan<byte> utf8Text) => ScalarText.Parse<IsoDuration>(utf8Text);

    /// <summary>Reads a duration from text; false if the text is not valid.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out IsoDuration value) => ScalarText.TryRead(text, out value);

    /// <summary>Reads a duration from text; false if the text is null or not valid.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out IsoDuration value) => ScalarText.TryRead(text.AsSpan(), out value);

    /// <summary>Reads a duration from UTF-8; false if the text is not valid.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out IsoDuration value) => ScalarText.TryRead(utf8Text, out value);

    /// <summary>Returns the text as it was written.</summary>
    public override string ToString() => ITextScalar<IsoDuration>.ToText(this);

    /// <summary>Returns the text as it was written. The only format is the general one.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider = null)
    {
        ScalarText.RequireGeneral(format, nameof(IsoDuration));
        return ToString();
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null) =>
        ITextScalar<IsoDuration>.TryWriteText(this, destination, out charsWritten, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null) =>
        ITextScalar<IsoDuration>.TryWriteText(this, utf8Destination, out bytesWritten, format);

    bool IScalar<IsoDuration>.TryWrite<TChar>(Span<TChar> destination, out int written, ReadOnlySpan<char> format) =>
        ITextScalar<IsoDuration>.TryWriteText(this, destination, out written, format);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is IsoDuration other && Equals(other);

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(IsoDuration left, IsoDuration right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(IsoDuration left, IsoDuration right) => !left.Equals(right);
}
