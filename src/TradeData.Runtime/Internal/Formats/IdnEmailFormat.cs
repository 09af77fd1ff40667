namespace TradeData.Runtime.Internal.Formats;

/// <summary>RFC 6531, <c>Mailbox</c>: an e-mail address in characters of any script.</summary>
internal static class IdnEmailFormat
{
    public static bool IsValid(ReadOnlySpan<byte> utf8) => Mailbox.IsValid(utf8, international: true);
}
