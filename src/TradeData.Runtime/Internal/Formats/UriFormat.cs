namespace TradeData.Runtime.Internal.Formats;

/// <summary>RFC 3986, <c>URI</c>: a reference with a scheme.</summary>
internal static class UriFormat
{
    public static bool IsValid(ReadOnlySpan<byte> utf8) => UriSyntax.IsValid(utf8, schemeRequired: true, international: false);
}
