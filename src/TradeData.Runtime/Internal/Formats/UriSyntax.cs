using System.Buffers;
using System.Text;

namespace TradeData.Runtime.Internal.Formats;

/// <summary>The grammar of RFC 3986 and of RFC 3987, which allows characters beyond ASCII among the unreserved ones. Delimiters split the
/// text into parts first; each part is then scanned once.</summary>
internal static class UriSyntax
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private const string SubDelimiters = "!$&'()*+,;=";

    private static readonly SearchValues<byte> RegisteredName = Bytes(Unreserved + SubDelimiters);
    private static readonly SearchValues<byte> UserInfo = Bytes(Unreserved + SubDelimiters + ":");
    private static readonly SearchValues<byte> Path = Bytes(Unreserved + SubDelimiters + ":@/");
    private static readonly SearchValues<byte> Query = Bytes(Unreserved + SubDelimiters + ":@/?");
    private static readonly SearchValues<byte> SchemeEnd = Bytes(":/?#");

    /// <summary>Whether a text is a reference, with a scheme or, if allowed, relative.</summary>
    /// <param name="text">The text in UTF-8.</param>
    /// <param name="schemeRequired">Whether a relative reference is rejected.</param>
    /// <param name="international">Whether characters beyond ASCII are allowed.</param>
    public static bool IsValid(ReadOnlySpan<byte> text, bool schemeRequired, bool international)
    {
        int end = text.IndexOfAny(SchemeEnd);
        if (end >= 0 && text[end] == ':')
        {
            // Without a scheme the first segment of a path has no colon.
            if (!IsScheme(text[..end]))
            {
                return false;
            }
            text = text[(end + 1)..];
        }
        else if (schemeRequired)
        {
            return false;
        }
        Beyond beyond = international ? Beyond.Assigned : Beyond.None;
        if (Cut(ref text, '#', out ReadOnlySpan<byte> fragment) && !Consists(fragment, Query, beyond))
        {
            return false;
        }
        Beyond beyondInQuery = international ? Beyond.AssignedOrPrivate : Beyond.None;
        if (Cut(ref text, '?', out ReadOnlySpan<byte> query) && !Consists(query, Query, beyondInQuery))
        {
            return false;
        }
        if (text.StartsWith("//"u8))
        {
            text = text[2..];
            int slash = text.IndexOf((byte)'/');
            if (!IsAuthority(slash < 0 ? text : text[..slash], beyond))
            {
                return false;
            }
            text = slash < 0 ? default : text[slash..];
        }
        return Consists(text, Path, beyond);
    }

    /// <summary>Whether a character beyond ASCII is one of RFC 3987's <c>ucschar</c>: assigned for interchange, not private, not a noncharacter.</summary>
    public static bool IsUcsChar(Rune rune) => rune.Value switch
    {
        < 0xA0 => false,
        <= 0xD7FF => true,
        < 0xF900 => false,
        <= 0xFDCF => true,
        < 0xFDF0 => false,
        <= 0xFFEF => true,
        < 0x10000 => false,
        >= 0xE0000 and < 0xE1000 => false,
        int value => value <= 0xEFFFD && (value & 0xFFFF) <= 0xFFFD,
    };

    /// <summary>Whether a character is one of RFC 3987's <c>iprivate</c>.</summary>
    public static bool IsPrivate(Rune rune) =>
        rune.Value is (>= 0xE000 and <= 0xF8FF) or (>= 0xF0000 and <= 0xFFFFD) or (>= 0x100000 and <= 0x10FFFD);

    private static bool IsScheme(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || !AsciiText.IsLetter(text[0]))
        {
            return false;
        }
        foreach (byte b in text)
        {
            if (!AsciiText.IsLetterOrDigit(b) && b is not ((byte)'+' or (byte)'-' or (byte)'.'))
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsAuthority(ReadOnlySpan<byte> text, Beyond beyond)
    {
        int at = text.IndexOf((byte)'@');
        if (at >= 0)
        {
            if (!Consists(text[..at], UserInfo, beyond))
            {
                return false;
            }
            text = text[(at + 1)..];
        }
        ReadOnlySpan<byte> host;
        if (text is [(byte)'[', ..])
        {
            int close = text.IndexOf((byte)']');
            if (close < 0 || !IsLiteralAddress(text[1..close]))
            {
                return false;
            }
            text = text[(close + 1)..];
            host = default;
        }
        else
        {
            int colon = text.IndexOf((byte)':');
            host = colon < 0 ? text : text[..colon];
            text = colon < 0 ? default : text[colon..];
        }
        bool portFits = text.IsEmpty || (text[0] == ':' && AsciiText.CountDigits(text[1..]) == text.Length - 1);
        return portFits && Consists(host, RegisteredName, beyond);
    }

    /// <summary>An address in brackets: an IPv6 address, or <c>v</c>, a version, a point and an address of that version.</summary>
    private static bool IsLiteralAddress(ReadOnlySpan<byte> text)
    {
        if (text is not [(byte)'v' or (byte)'V', .. ReadOnlySpan<byte> future])
        {
            return Ipv6Format.IsValid(text);
        }
        int digits = 0;
        while (digits < future.Length && AsciiText.IsHexDigit(future[digits]))
        {
            digits++;
        }
        ReadOnlySpan<byte> address = future[digits..];
        return digits > 0 && address.Length > 1 && address[0] == '.' && !address[1..].ContainsAnyExcept(UserInfo);
    }

    private static bool Cut(ref ReadOnlySpan<byte> text, char delimiter, out ReadOnlySpan<byte> rest)
    {
        int at = text.IndexOf((byte)delimiter);
        rest = at < 0 ? default : text[(at + 1)..];
        text = at < 0 ? text : text[..at];
        return at >= 0;
    }

    /// <summary>Whether a text is made of the characters of a set, percent-encoded bytes and the permitted characters beyond ASCII.</summary>
    private static bool Consists(ReadOnlySpan<byte> text, SearchValues<byte> set, Beyond beyond)
    {
        while (true)
        {
            int at = text.IndexOfAnyExcept(set);
            if (at < 0)
            {
                return true;
            }
            text = text[at..];
            if (AsciiText.StartsWithPercentEncoded(text))
            {
                text = text[3..];
            }
            else if (beyond != Beyond.None && Rune.DecodeFromUtf8(text, out Rune rune, out int length) == OperationStatus.Done
                && (IsUcsChar(rune) || (beyond == Beyond.AssignedOrPrivate && IsPrivate(rune))))
            {
                text = text[length..];
            }
            else
            {
                return false;
            }
        }
    }

    private static SearchValues<byte> Bytes(string characters) => SearchValues.Create(Encoding.ASCII.GetBytes(characters));

    /// <summary>The characters beyond ASCII that a part allows.</summary>
    private enum Beyond
    {
        None,
        Assigned,
        AssignedOrPrivate,
    }
}
