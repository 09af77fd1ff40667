using System.Buffers;

namespace TradeData.Schedules;

/// <summary>Removes presentation from texts: tags, which five of the American revisions of 2025 and 2026 are full of, characters without
/// width, and repeated blanks. It needs one pass over any text.</summary>
internal static class PlainText
{
    private const int LongestTag = 400;

    private static readonly SearchValues<char> s_untidy = SearchValues.Create("<\t\r\n\u00A0\u00AD\u200B\u200C\u200D\u202F\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\uFEFF");

    /// <summary>Returns the text without mark-up and with single blanks, and whether it had mark-up. A plain text is returned
    /// itself.</summary>
    public static string Clean(string text, out bool hadMarkup)
    {
        hadMarkup = false;
        if (IsPlain(text))
        {
            return text;
        }
        char[] room = ArrayPool<char>.Shared.Rent(text.Length);
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            int tag = c == '<' ? TagLength(text.AsSpan(i)) : 0;
            if (tag > 0)
            {
                hadMarkup = true;
                i += tag - 1;
            }
            else if (c == '\n' || RateText.IsBlank(c))
            {
                if (length > 0 && room[length - 1] != ' ')
                {
                    room[length++] = ' ';
                }
            }
            else if (!IsZeroWidth(c))
            {
                room[length++] = c;
            }
        }
        string clean = new string(room, 0, length).TrimEnd(' ');
        ArrayPool<char>.Shared.Return(room);
        return clean;
    }

    private static bool IsPlain(string text) =>
        text.Length == 0 || (text[0] != ' ' && text[^1] != ' ' && text.AsSpan().IndexOfAny(s_untidy) < 0 && !text.Contains("  ", StringComparison.Ordinal) && !text.Contains('\u3000', StringComparison.Ordinal));

    private static bool IsZeroWidth(char c) => c is '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u00AD';

    /// <summary>Returns the length of the tag at the start of the text, or 0 if there is none. "&lt; 5 mm" is not a tag.</summary>
    private static int TagLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || !(char.IsAsciiLetter(text[1]) || text[1] == '/'))
        {
            return 0;
        }
        int end = text[1..Math.Min(text.Length, LongestTag)].IndexOfAny('<', '>');
        return end >= 0 && text[end + 1] == '>' ? end + 2 : 0;
    }
}
