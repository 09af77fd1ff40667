using System.Buffers;
using System.Text;
using TradeData.Runtime.Internal.Formats.Domains;

namespace TradeData.Runtime.Internal.Formats;

/// <summary>An address of RFC 5321, <c>Mailbox</c>, or of RFC 6531, which also allows characters beyond ASCII. It has a local part, dotted
/// or quoted, the sign @, and a domain or an address in brackets. Local parts have at most 64 bytes.</summary>
internal static class Mailbox
{
    private const int LongestLocalPart = 64;

    private static readonly SearchValues<byte> AtomCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~"u8);

    public static bool IsValid(ReadOnlySpan<byte> utf8, bool international)
    {
        // UTF-8 is checked once, so that the bytes beyond ASCII can be read one by one afterwards.
        if (international ? !System.Text.Unicode.Utf8.IsValid(utf8) : !Ascii.IsValid(utf8))
        {
            return false;
        }
        int at = utf8 is [(byte)'"', ..] ? EndOfQuotedString(utf8) : utf8.IndexOf((byte)'@');
        if (at is <= 0 or > LongestLocalPart || at >= utf8.Length || utf8[at] != '@' || (utf8[0] != '"' && !IsDotString(utf8[..at])))
        {
            return false;
        }
        ReadOnlySpan<byte> domain = utf8[(at + 1)..];
        if (domain is [(byte)'[', .. ReadOnlySpan<byte> literal, (byte)']'])
        {
            return IsAddress(literal);
        }
        return DomainName.IsValid(domain, international ? DomainOptions.International | DomainOptions.AnyNormalization : DomainOptions.None);
    }

    /// <summary>Returns the position after the closing quote, or −1 if there is none or the quoted text is invalid.</summary>
    private static int EndOfQuotedString(ReadOnlySpan<byte> text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'"':
                    return i + 1;
                case (byte)'\\':
                    // A quoted pair: any printable ASCII character after the backslash.
                    i++;
                    if (i == text.Length || text[i] is < 0x20 or >= 0x7F)
                    {
                        return -1;
                    }
                    break;
                case < 0x20 or 0x7F:
                    return -1;
            }
        }
        return -1;
    }

    private static bool IsDotString(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            int dot = text.IndexOf((byte)'.');
            if (!IsAtom(dot < 0 ? text : text[..dot]))
            {
                return false;
            }
            if (dot < 0)
            {
                return true;
            }
            text = text[(dot + 1)..];
        }
    }

    private static bool IsAtom(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return false;
        }
        foreach (byte b in text)
        {
            if (b < 0x80 && !AtomCharacters.Contains(b))
            {
                return false;
            }
        }
        return true;
    }

    // Other kinds of address must be registered, and none is.
    private static bool IsAddress(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> tag = "IPv6:"u8;
        return text.Length > tag.Length && Ascii.EqualsIgnoreCase(text[..tag.Length], tag)
            ? Ipv6Format.IsValid(text[tag.Length..])
            : Ipv4Format.IsValid(text);
    }
}
