using System.Buffers;
using System.Text;

namespace TradeData.Runtime.Internal.Formats;

/// <summary>RFC 6570: literal text with expressions in braces that name variables, as in
/// https://example.org/lines{/schedule,code}.</summary>
internal static class UriTemplateFormat
{
    private const int LongestPrefix = 4;

    // The characters, besides controls, that a literal must not have. By the erratum of the specification, the apostrophe is allowed.
    private static readonly SearchValues<byte> NotLiteral = SearchValues.Create(" \"%<>\\^`{|}"u8);

    public static bool IsValid(ReadOnlySpan<byte> utf8)
    {
        while (!utf8.IsEmpty)
        {
            if (utf8[0] == '{')
            {
                int close = utf8.IndexOf((byte)'}');
                if (close < 0 || !IsExpression(utf8[1..close]))
                {
                    return false;
                }
                utf8 = utf8[(close + 1)..];
            }
            else if (!TryPassLiteral(ref utf8))
            {
                return false;
            }
        }
        return true;
    }

    private static bool TryPassLiteral(ref ReadOnlySpan<byte> text)
    {
        if (AsciiText.StartsWithPercentEncoded(text))
        {
            text = text[3..];
            return true;
        }
        if (Rune.DecodeFromUtf8(text, out Rune rune, out int length) != OperationStatus.Done)
        {
            return false;
        }
        bool literal = rune.IsAscii
            ? rune.Value is > 0x20 and < 0x7F && !NotLiteral.Contains((byte)rune.Value)
            : UriSyntax.IsUcsChar(rune) || UriSyntax.IsPrivate(rune);
        text = text[length..];
        return literal;
    }

    /// <summary>The text between braces: an optional operator, and variables separated by commas.</summary>
    private static bool IsExpression(ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty && "+#./;?&=,!@|"u8.Contains(text[0]))
        {
            text = text[1..];
        }
        while (true)
        {
            int comma = text.IndexOf((byte)',');
            if (!IsVariable(comma < 0 ? text : text[..comma]))
            {
                return false;
            }
            if (comma < 0)
            {
                return true;
            }
            text = text[(comma + 1)..];
        }
    }

    /// <summary>A name, optionally followed by <c>*</c> or by a colon and the length of a prefix from 1 to 9999.</summary>
    private static bool IsVariable(ReadOnlySpan<byte> text)
    {
        int colon = text.IndexOf((byte)':');
        if (colon >= 0)
        {
            ReadOnlySpan<byte> length = text[(colon + 1)..];
            if (length.Length is < 1 or > LongestPrefix || length[0] == '0' || AsciiText.CountDigits(length) != length.Length)
            {
                return false;
            }
            text = text[..colon];
        }
        else if (text is [.., (byte)'*'])
        {
            text = text[..^1];
        }
        return IsName(text);
    }

    /// <summary>Letters, digits, underscores and percent-encoded bytes, with single points between them.</summary>
    private static bool IsName(ReadOnlySpan<byte> text)
    {
        bool mayEnd = false;
        while (!text.IsEmpty)
        {
            if (AsciiText.IsLetterOrDigit(text[0]) || text[0] == '_')
            {
                text = text[1..];
                mayEnd = true;
            }
            else if (AsciiText.StartsWithPercentEncoded(text))
            {
                text = text[3..];
                mayEnd = true;
            }
            else if (text[0] == '.' && mayEnd)
            {
                text = text[1..];
                mayEnd = false;
            }
            else
            {
                return false;
            }
        }
        return mayEnd;
    }
}
