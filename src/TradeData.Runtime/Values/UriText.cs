using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;
using TradeData.Runtime.Internal.Formats;
using TradeData.Scalars;

namespace TradeData.Runtime;

/// <summary>
/// A URI of RFC 3986 with its scheme, as in <c>https://example.org/tariffs?line=0201.30</c>: the type of a schema's <c>"format": "uri"</c>. <see cref="Uri"/> rejects some of them,
/// such as <c>file://../../common</c>, and rewrites others. <see cref="ToString()"/> and the JSON form return the text as written.
/// <para>Equality, order and hash are ordinal, without normalisation.</para>
/// <para>The default value is no URI. Its text is empty and cannot be read back.</para>
/// </summary>
[JsonConverter(typeof(ScalarJsonConverter<UriText>))]
[Scalar("a URI")]
public readonly partial struct UriText : ITextScalar<UriText>
{
    private readonly string? _text;

    private UriText(string text) => _text = text;

    /// <summary>Creates a URI with its original text or, if that does not conform to RFC 3986 (such as letters beyond ASCII), with the
    /// framework's escaped text.</summary>
    /// <exception cref="ArgumentException">The URI is relative.</exception>
    public UriText(Uri value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!value.IsAbsoluteUri)
        {
            throw new ArgumentException($"\"{value.OriginalString}\" is relative, and this type has URIs with a scheme.", nameof(value));
        }
        if (TryParse(value.OriginalString, out UriText given) || TryParse(value.AbsoluteUri, out given))
        {
            _text = given._text;
            return;
        }
        throw new ArgumentException($"\"{value.OriginalString}\" is no URI of RFC 3986.", nameof(value));
    }

    /// <summary>Whether this is the default value, which is no URI.</summary>
    public bool IsEmpty => _text is null;

    /// <summary>The text before the first colon, as in <c>https</c>; empty for the default value.</summary>
    public string Scheme => _text is null ? "" : _text[.._text.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>Gets the URI as the framework's type; false if that type rejects it.</summary>
    public bool TryGetUri([NotNullWhen(true)] out Uri? value) => Uri.TryCreate(_text, UriKind.Absolute, out value);

    /// <summary>Returns the URI as the framework's type.</summary>
    /// <exception cref="UriFormatException">The framework's type rejects it.</exception>
    public Uri ToUri() => new(ToString(), UriKind.Absolute);

    /// <summary>Converts a URI. The conversion is explicit, because an implicit one from a class would accept <c>null</c>.</summary>
    /// <exception cref="ArgumentException">The URI is relative.</exception>
    public static explicit operator UriText(Uri value) => new(value);

    /// <summary>Converts like <see cref="ToUri"/>.</summary>
    public static explicit operator Uri(UriText value) => value.ToUri();

    /// <inheritdoc/>
    public int CompareTo(UriText other) => string.CompareOrdinal(_text, other._text);

    /// <summary>Whether both have the same text.</summary>
    public bool Equals(UriText other) => string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => _text is null ? 0 : string.GetHashCode(_text, StringComparison.Ordinal);

    /// <summary>Creates a URI from text whose format has been checked.</summary>
    internal static UriText FromTrusted(ReadOnlySpan<byte> text) => new(Encoding.ASCII.GetString(text));

    static string IScalar<UriText>.Description => "a URI of RFC 3986 with its scheme, as in https://example.org/tariffs";

    bool IScalar<UriText>.TryWrite<TChar>(Span<TChar> destination, out int written, ReadOnlySpan<char> format) =>
        ITextScalar<UriText>.TryWriteText(this, destination, out written, format);

    static string ITextScalar<UriText>.FormatName => "uri";

    static bool ITextScalar<UriText>.TryReadUtf8(ReadOnlySpan<byte> text, out UriText value)
    {
        bool read = Internal.Formats.UriFormat.IsValid(text);
        value = read ? FromTrusted(text) : default;
        return read;
    }

    int ITextScalar<UriText>.MaxLength => _text?.Length ?? 0;

    int ITextScalar<UriText>.WriteUtf8(Span<byte> destination) => Encoding.ASCII.GetBytes(_text ?? "", destination);
}
