using TradeData.Runtime.Internal.Formats.Domains;

namespace TradeData.Runtime.Internal.Formats;

/// <summary>RFC 1123, section 2.1: labels of letters, digits and hyphens. Labels that encode other scripts must be valid under RFC
/// 5891.</summary>
internal static class HostnameFormat
{
    public static bool IsValid(ReadOnlySpan<byte> utf8) => DomainName.IsValid(utf8, DomainOptions.None);
}
