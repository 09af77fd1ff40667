namespace TradeData.Runtime.Internal.Formats.Domains;

/// <summary>Extensions of a domain name beyond ASCII labels separated by points.</summary>
[Flags]
internal enum DomainOptions
{
    None = 0,

    /// <summary>Labels may be of any script.</summary>
    International = 1,

    /// <summary>The full stops of East Asian scripts separate labels, too.</summary>
    AnyStop = 2,

    /// <summary>Labels need not be in normalization form C, because mail programs normalize them.</summary>
    AnyNormalization = 4,
}

/// <summary>The names of hosts, by RFC 1123 and, for other scripts, IDNA2008: RFC 5890 to 5893.</summary>
internal static class DomainName
{
    // The name on the wire, with a point between labels.
    private const int MaxLength = 253;

    // A character on the wire stands for one character of at most four bytes.
    private const int MaxBytes = MaxLength * 4;

    public static bool IsValid(ReadOnlySpan<byte> utf8, DomainOptions options)
    {
        if (utf8.Length > MaxBytes)
        {
            return false;
        }
        Span<int> characters = stackalloc int[DomainLabel.MaxLength];
        ReadOnlySpan<byte> rest = utf8;
        bool rightToLeft = false;
        int length = -1;
        for (bool more = true; more;)
        {
            ReadOnlySpan<byte> text = NextLabel(ref rest, options, out more);
            if (!DomainLabel.TryRead(text, options, characters, out DomainLabel label))
            {
                return false;
            }
            rightToLeft |= BidiRule.IsRightToLeft(characters[..label.Count]);
            length += label.SentLength + 1;
        }
        return length <= MaxLength && (!rightToLeft || AllObeyBidiRule(utf8, options, characters));
    }

    /// <summary>Whether all labels keep the name unambiguous, as required if one label is written from right to left.</summary>
    private static bool AllObeyBidiRule(ReadOnlySpan<byte> rest, DomainOptions options, Span<int> characters)
    {
        for (bool more = true; more;)
        {
            ReadOnlySpan<byte> text = NextLabel(ref rest, options, out more);
            if (!DomainLabel.TryRead(text, options, characters, out DomainLabel label) || !BidiRule.IsObeyed(characters[..label.Count]))
            {
                return false;
            }
        }
        return true;
    }

    private static ReadOnlySpan<byte> NextLabel(ref ReadOnlySpan<byte> rest, DomainOptions options, out bool more)
    {
        for (int i = 0; i < rest.Length; i++)
        {
            int stop = StopLength(rest[i..], options);
            if (stop > 0)
            {
                ReadOnlySpan<byte> label = rest[..i];
                rest = rest[(i + stop)..];
                more = true;
                return label;
            }
        }
        more = false;
        return rest;
    }

    /// <summary>Returns the number of bytes of a separator at the start, or 0 if there is none.</summary>
    private static int StopLength(ReadOnlySpan<byte> text, DomainOptions options)
    {
        if (text[0] == '.')
        {
            return 1;
        }
        // The ideographic, the fullwidth and the halfwidth ideographic full stop.
        return (options & DomainOptions.AnyStop) != 0
            && (text.StartsWith("\u3002"u8) || text.StartsWith("\uFF0E"u8) || text.StartsWith("\uFF61"u8)) ? 3 : 0;
    }
}
