using System.Buffers;
using System.Text;
using TradeData.Runtime.Formats.Domains;

namespace TradeData.Runtime.Formats;

/// <summary>
/// An address of RFC 5321, <c>Mailbox</c>, or of RFC 6531, which has characters beyond ASCII wherever the former has letters: a local part, dotted or
/// in quotes, the sign @, and a domain or an address in brackets. Local parts have at most 64 bytes.
/// </summary>
internal static class Mailbox
{
    private const int LongestLocalPart = 64;

    private static readonly SearchValues<byte> AtomCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~"u8);

    public static bool IsValid(ReadOnlySpan<byte> utf8, bool international)
    {
        // Whether the bytes beyond ASCII are UTF-8 is asked once, so that they can be taken one by one after that.
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

    /// <summary>The position after the closing quote; −1 where there is none, or something that must not stand between the quotes.</summary>
    private static int EndOfQuotedString(ReadOnlySpan<byte> text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'"':
                    return i + 1;
                case (byte)'\\':
                    // A quoted pair: any printable character of ASCII after the backslash.
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

    // Other kinds of address would have to be registered, and none is.
    private static bool IsAddress(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> tag = "IPv6:"u8;
        return text.Length > tag.Length && Ascii.EqualsIgnoreCase(text[..tag.Length], tag)
            ? Ipv6Format.IsValid(text[tag.Length..])
            : Ipv4Format.IsValid(text);
    }
}
