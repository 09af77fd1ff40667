namespace TradeData.Runtime.Internal.Formats;

/// <summary>RFC 3986, <c>URI-reference</c>: with a scheme or relative.</summary>
internal static class UriReferenceFormat
{
    public static bool IsValid(ReadOnlySpan<byte> utf8) => UriSyntax.IsValid(utf8, schemeRequired: false, international: false);
}
