using TradeData.Runtime.Internal.Formats.Domains;

namespace TradeData.Runtime.Internal.Formats;

/// <summary>RFC 5890, section 2.3.2.3: a host name, in which labels may be of any script.</summary>
internal static class IdnHostnameFormat
{
    public static bool IsValid(ReadOnlySpan<byte> utf8) => DomainName.IsValid(utf8, DomainOptions.International | DomainOptions.AnyStop);
}
