namespace TradeData.Runtime.Internal.Formats;

/// <summary>RFC 5321, <c>Mailbox</c>: an e-mail address in ASCII.</summary>
internal static class EmailFormat
{
    public static bool IsValid(ReadOnlySpan<byte> utf8) => Mailbox.IsValid(utf8, international: false);
}
