using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TradeData.Runtime.Internal.Json;

/// <summary>Decodes, measures and compares the text between the quotes of a JSON string. The string must be well-formed.</summary>
internal static class JsonText
{
    /// <summary>The characters that a JSON string must escape.</summary>
    public static readonly SearchValues<char> Special = SearchValues.Create(
        "\"\\\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t\n\v\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>Gets the text as a string; false if it has an unpaired surrogate, which UTF-8 cannot represent.</summary>
    public static bool TryGetString(ReadOnlySpan<byte> content, StringForms form, [NotNullWhen(true)] out string? text)
    {
        if ((form & StringForms.Escaped) == 0)
        {
            text = GetUnescaped(content, form);
            return true;
        }
        byte[]? rented = null;
        ReadOnlySpan<byte> utf8 = Unescape(content, ref rented, out bool whole);
        text = whole ? Encoding.UTF8.GetString(utf8) : null;
        Return(rented);
        return whole;
    }

    /// <summary>Returns the text as a string. The text must have no escapes.</summary>
    public static string GetUnescaped(ReadOnlySpan<byte> content, StringForms form) =>
        form == StringForms.Plain ? Encoding.Latin1.GetString(content) : Encoding.UTF8.GetString(content);

    /// <summary>Whether a text with escapes is free of unpaired surrogates.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> content)
    {
        while (true)
        {
            int escape = content.IndexOf((byte)'\\');
            if (escape < 0)
            {
                return true;
            }
            content = content[escape..];
            if (!Rune.IsValid(Escape(content, out int used)))
            {
                return false;
            }
            content = content[used..];
        }
    }

    /// <summary>Decodes escapes into a rented buffer, to be returned by <see cref="Return"/>.</summary>
    public static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> content, ref byte[]? rented, out bool whole)
    {
        rented = ArrayPool<byte>.Shared.Rent(content.Length);
        whole = TryUnescape(content, rented, out int length);
        return rented.AsSpan(0, length);
    }

    /// <summary>Returns a rented buffer, if there is one.</summary>
    public static void Return(byte[]? rented)
    {
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Decodes escapes. An escape never takes fewer bytes than its character, so the destination need not be longer than the
    /// content. An unpaired surrogate becomes U+FFFD, and the result is false.</summary>
    public static bool TryUnescape(ReadOnlySpan<byte> content, Span<byte> destination, out int length)
    {
        bool whole = true;
        length = 0;
        while (!content.IsEmpty)
        {
            int plain = content.IndexOf((byte)'\\');
            plain = plain < 0 ? content.Length : plain;
            content[..plain].CopyTo(destination[length..]);
            length += plain;
            content = content[plain..];
            if (!content.IsEmpty)
            {
                whole &= NextRune(content, out Rune rune, out int used);
                length += rune.EncodeToUtf8(destination[length..]);
                content = content[used..];
            }
        }
        return whole;
    }

    /// <summary>Counts the code points of the text; an unpaired surrogate counts as one.</summary>
    public static int CodePoints(ReadOnlySpan<byte> content, StringForms form)
    {
        if ((form & StringForms.Escaped) == 0)
        {
            return form == StringForms.Plain ? content.Length : CountLeads(content);
        }
        int count = 0;
        while (!content.IsEmpty)
        {
            int plain = content.IndexOf((byte)'\\');
            plain = plain < 0 ? content.Length : plain;
            count += CountLeads(content[..plain]);
            content = content[plain..];
            if (!content.IsEmpty)
            {
                NextRune(content, out _, out int used);
                count++;
                content = content[used..];
            }
        }
        return count;
    }

    /// <summary>Whether two texts are equal when decoded. Unpaired surrogates are compared by value.</summary>
    public static bool Equal(ReadOnlySpan<byte> left, StringForms leftForm, ReadOnlySpan<byte> right, StringForms rightForm)
    {
        if (((leftForm | rightForm) & StringForms.Escaped) == 0)
        {
            return left.SequenceEqual(right);
        }
        while (!left.IsEmpty && !right.IsEmpty)
        {
            if (Next(ref left) != Next(ref right))
            {
                return false;
            }
        }
        return left.IsEmpty && right.IsEmpty;
    }

    // The next code point of an escaped text, or an unpaired surrogate.
    private static int Next(ref ReadOnlySpan<byte> content)
    {
        int used;
        int value;
        if (content[0] == (byte)'\\')
        {
            value = Escape(content, out used);
        }
        else
        {
            Rune.DecodeFromUtf8(content, out Rune rune, out used);
            value = rune.Value;
        }
        content = content[used..];
        return value;
    }

    /// <summary>Gets the character at an escape and its length in bytes; false, with U+FFFD, for an unpaired surrogate.</summary>
    private static bool NextRune(ReadOnlySpan<byte> escape, out Rune rune, out int used)
    {
        if (Rune.TryCreate(Escape(escape, out used), out rune))
        {
            return true;
        }
        rune = Rune.ReplacementChar;
        return false;
    }

    // The value of an escape, or of two that form a surrogate pair; an unpaired surrogate keeps its own value.
    private static int Escape(ReadOnlySpan<byte> escape, out int used)
    {
        used = 2;
        switch (escape[1])
        {
            case (byte)'b':
                return '\b';
            case (byte)'f':
                return '\f';
            case (byte)'n':
                return '\n';
            case (byte)'r':
                return '\r';
            case (byte)'t':
                return '\t';
            case (byte)'u':
                break;
            default:
                return escape[1];
        }
        used = 6;
        char first = Unit(escape);
        if (char.IsHighSurrogate(first) && escape.Length >= 12 && escape[6] == (byte)'\\' && escape[7] == (byte)'u'
            && Unit(escape[6..]) is var second && char.IsLowSurrogate(second))
        {
            used = 12;
            return char.ConvertToUtf32(first, second);
        }
        return first;
    }

    /// <summary>Returns the length in bytes of the escape at the start of a text, or 0 if there is none.</summary>
    public static int EscapeLength(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2)
        {
            return 0;
        }
        if (text[1] != (byte)'u')
        {
            return "\"\\/bfnrt"u8.Contains(text[1]) ? 2 : 0;
        }
        return text.Length >= 6 && !text.Slice(2, 4).ContainsAnyExcept(HexDigits) ? 6 : 0;
    }

    private static char Unit(ReadOnlySpan<byte> escape)
    {
        int unit = 0;
        foreach (byte digit in escape.Slice(2, 4))
        {
            // The low half of a digit is its value; that of a letter is one to six, for the values ten to fifteen.
            unit = 16 * unit + (digit & 15) + 9 * (digit >> 6);
        }
        return (char)unit;
    }

    /// <summary>Writes the escape of a character, in six bytes.</summary>
    public static int WriteEscape(char character, Span<byte> destination)
    {
        "\\u00"u8.CopyTo(destination);
        destination[4] = (byte)"0123456789abcdef"[character >> 4];
        destination[5] = (byte)"0123456789abcdef"[character & 15];
        return 6;
    }

    private static int CountLeads(ReadOnlySpan<byte> utf8)
    {
        int count = 0;
        foreach (byte b in utf8)
        {
            count += (b & 0xC0) == 0x80 ? 0 : 1;
        }
        return count;
    }
}
