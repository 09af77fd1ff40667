using System.Text;

namespace TradeData.Schedules;

/// <summary>Cleans the text of a rate cell: it removes mark-up and unusual blanks, joins words broken at the end of a printed line, and
/// converts full-width signs to ASCII. It needs one pass over any text.</summary>
internal static class RateText
{
    /// <summary>The maximum length of a text, which is also that of the schema.</summary>
    public const int MaxLength = 2000;

    private const int LongestTag = 12;

    /// <summary>Returns the text with the replacement character in place of an unpaired surrogate, which JSON cannot hold.</summary>
    public static string WellFormed(string text)
    {
        foreach (char c in text)
        {
            if (char.IsSurrogate(c))
            {
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            }
        }
        return text;
    }

    /// <summary>Truncates a text that is too long for the schema, but not within a character.</summary>
    public static string Beginning(string text) => text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];

    /// <summary>Writes the plain text of an English cell into a buffer of the same length, and returns it without blanks at either
    /// end.</summary>
    public static ReadOnlySpan<char> Clean(ReadOnlySpan<char> text, Span<char> room)
    {
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '<' && TagLength(text[i..]) is > 0 and int tag)
            {
                i += tag - 1;
                continue;
            }
            if (IsZeroWidth(c))
            {
                continue;
            }
            if (!IsBlank(c))
            {
                room[length++] = c;
                continue;
            }
            if (length == 0 || room[length - 1] == ' ')
            {
                continue;
            }
            if (EndsBrokenWord(room[..length], text[(i + 1)..]))
            {
                length--;
                continue;
            }
            room[length++] = ' ';
        }
        while (length > 0 && room[length - 1] == ' ')
        {
            length--;
        }
        return room[..length];
    }

    /// <summary>Writes the text with full-width digits, letters and signs as ASCII, character for character, so that positions stay the
    /// same. The ideographic space stays, because it separates a condition from its rate.</summary>
    public static void FoldWidth(ReadOnlySpan<char> text, Span<char> room)
    {
        for (int i = 0; i < text.Length; i++)
        {
            room[i] = text[i] switch
            {
                >= '\uFF01' and <= '\uFF5E' and var wide => (char)(wide - '\uFF01' + '!'),
                '\u301C' => '~',
                '\u2212' or '\u2010' or '\u2013' => '-',
                '\u00A0' or '\t' or '\r' => ' ',
                var other => other,
            };
        }
    }

    /// <summary>Whether the character is blank.</summary>
    public static bool IsBlank(char c) =>
        c is ' ' or '\t' or '\r' or '\n' or '\u00A0' or '\u3000' or (>= '\u2000' and <= '\u200A') or '\u202F';

    private static bool IsZeroWidth(char c) => c is '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u00AD';

    /// <summary>Returns the length of the tag at the start of the text, or 0 if there is none. Tags are short, which limits the
    /// search.</summary>
    private static int TagLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || !(char.IsAsciiLetter(text[1]) || text[1] == '/'))
        {
            return 0;
        }
        int end = text[..Math.Min(text.Length, LongestTag)].IndexOf('>');
        return end < 0 ? 0 : end + 1;
    }

    /// <summary>Whether a hyphen breaks a word, as in "appli- cable": it follows a letter and precedes a blank and a lower-case
    /// letter.</summary>
    private static bool EndsBrokenWord(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        if (before is not [.., var letter, '-'] || !char.IsAsciiLetter(letter))
        {
            return false;
        }
        int next = 0;
        while (next < after.Length && IsBlank(after[next]) && next < LongestTag)
        {
            next++;
        }
        return next < after.Length && char.IsAsciiLetterLower(after[next]);
    }
}
