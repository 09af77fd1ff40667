namespace TradeData.Runtime.Internal.Formats;

/// <summary>RFC 3987, <c>IRI</c>: a reference with a scheme, in characters of any script.</summary>
internal static class IriFormat
{
    public static bool IsValid(ReadOnlySpan<byte> utf8) => UriSyntax.IsValid(utf8, schemeRequired: true, international: true);
}
