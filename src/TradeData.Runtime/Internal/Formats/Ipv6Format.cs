namespace TradeData.Runtime.Internal.Formats;

/// <summary>RFC 4291, section 2.2: eight groups of up to four hexadecimal digits. <c>::</c> may stand for one run of zero groups, and an
/// IPv4 address for the last two groups. A zone is not allowed.</summary>
internal static class Ipv6Format
{
    private const int Groups = 8;
    private const int Longest = 45;

    public static bool IsValid(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest)
        {
            return false;
        }
        int shortened = utf8.IndexOf("::"u8);
        if (shortened < 0)
        {
            return CountGroups(utf8, mayEndInIpv4: true) == Groups;
        }
        int before = shortened == 0 ? 0 : CountGroups(utf8[..shortened], mayEndInIpv4: false);
        ReadOnlySpan<byte> rest = utf8[(shortened + 2)..];
        int after = rest.IsEmpty ? 0 : CountGroups(rest, mayEndInIpv4: true);
        return before >= 0 && after >= 0 && before + after < Groups;
    }

    /// <summary>Returns the number of groups, counting an IPv4 address as two, or −1 if the text has another form.</summary>
    private static int CountGroups(ReadOnlySpan<byte> text, bool mayEndInIpv4)
    {
        int count = 0;
        while (true)
        {
            int colon = text.IndexOf((byte)':');
            ReadOnlySpan<byte> group = colon < 0 ? text : text[..colon];
            if (IsGroup(group))
            {
                count++;
            }
            else
            {
                return mayEndInIpv4 && colon < 0 && Ipv4Format.IsValid(group) ? count + 2 : -1;
            }
            if (colon < 0)
            {
                return count;
            }
            text = text[(colon + 1)..];
        }
    }

    private static bool IsGroup(ReadOnlySpan<byte> text)
    {
        if (text.Length is < 1 or > 4)
        {
            return false;
        }
        foreach (byte b in text)
        {
            if (!AsciiText.IsHexDigit(b))
            {
                return false;
            }
        }
        return true;
    }
}
