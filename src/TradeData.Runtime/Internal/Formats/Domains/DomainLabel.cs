using System.Buffers;
using System.Text;

namespace TradeData.Runtime.Internal.Formats.Domains;

/// <summary>One label of a domain name as characters, decoded if it is in Punycode.</summary>
internal readonly struct DomainLabel
{
    /// <summary>The maximum number of bytes of a label on the wire, and so of its characters.</summary>
    public const int MaxLength = 63;

    private static readonly SearchValues<byte> LettersDigitsHyphen =
        SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private DomainLabel(int count, int sentLength)
    {
        Count = count;
        SentLength = sentLength;
    }

    /// <summary>The number of characters.</summary>
    public int Count { get; }

    /// <summary>The number of ASCII bytes of the label on the wire.</summary>
    public int SentLength { get; }

    private static ReadOnlySpan<byte> Prefix => "xn--"u8;

    /// <summary>Reads a label and checks everything that depends on it alone.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, DomainOptions options, Span<int> characters, out DomainLabel label)
    {
        label = default;
        if (!Ascii.IsValid(utf8))
        {
            return (options & DomainOptions.International) != 0 && TryReadUnicode(utf8, options, characters, out label);
        }
        if (utf8.Length is 0 or > MaxLength || utf8.ContainsAnyExcept(LettersDigitsHyphen) || utf8[0] == '-' || utf8[^1] == '-')
        {
            return false;
        }
        Span<byte> lower = stackalloc byte[MaxLength];
        lower = lower[..utf8.Length];
        Ascii.ToLower(utf8, lower, out _);
        if (lower.StartsWith(Prefix))
        {
            return TryReadPunycode(lower, options, characters, out label);
        }
        for (int i = 0; i < lower.Length; i++)
        {
            characters[i] = lower[i];
        }
        label = new(lower.Length, lower.Length);
        return true;
    }

    private static bool TryReadUnicode(ReadOnlySpan<byte> utf8, DomainOptions options, Span<int> characters, out DomainLabel label)
    {
        label = default;
        int count = 0;
        while (!utf8.IsEmpty)
        {
            if (count == characters.Length || Rune.DecodeFromUtf8(utf8, out Rune rune, out int length) != OperationStatus.Done)
            {
                return false;
            }
            characters[count++] = rune.Value;
            utf8 = utf8[length..];
        }
        Span<byte> encoded = stackalloc byte[MaxLength - 4];
        if (!Punycode.TryEncode(characters[..count], encoded, out int written) || !IdnaRules.AreObeyed(characters[..count], options))
        {
            return false;
        }
        label = new(count, Prefix.Length + written);
        return true;
    }

    private static bool TryReadPunycode(ReadOnlySpan<byte> lower, DomainOptions options, Span<int> characters, out DomainLabel label)
    {
        label = default;
        ReadOnlySpan<byte> text = lower[Prefix.Length..];
        if (!Punycode.TryDecode(text, characters, out int count))
        {
            return false;
        }
        // Only one spelling is right: ASCII stays as it is, and no form may be longer than needed.
        Span<byte> encoded = stackalloc byte[MaxLength];
        bool canonical = IdnaRules.HasOneIn(characters[..count], 0x80, int.MaxValue)
            && Punycode.TryEncode(characters[..count], encoded, out int written) && encoded[..written].SequenceEqual(text);
        label = new(count, lower.Length);
        return canonical && IdnaRules.AreObeyed(characters[..count], options);
    }
}
