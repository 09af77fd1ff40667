namespace TradeData.Runtime.Internal.Formats;

/// <summary>RFC 3987, <c>IRI-reference</c>: with a scheme or relative, in characters of any script.</summary>
internal static class IriReferenceFormat
{
    public static bool IsValid(ReadOnlySpan<byte> utf8) => UriSyntax.IsValid(utf8, schemeRequired: false, international: true);
}
