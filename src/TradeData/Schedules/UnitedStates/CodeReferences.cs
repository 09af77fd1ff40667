using TradeData.Runtime;

namespace TradeData.Schedules.UnitedStates;

/// <summary>Finds the lines that a note names: four digits, a point, two digits, and up to two more pairs, as in <c>See 9903.88.15.</c> Takes time in proportion to the text.</summary>
internal static class CodeReferences
{
    /// <summary>The codes in the text, each once, in order.</summary>
    public static List<HsCode> Find(ReadOnlySpan<char> text)
    {
        List<HsCode> found = [];
        int i = 0;
        while (i < text.Length)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                i++;
                continue;
            }
            int length = CodeLength(text[i..]);
            if (length > 0 && HsCode.TryParse(text.Slice(i, length), out HsCode code))
            {
                if (!found.Contains(code))
                {
                    found.Add(code);
                }
                i += length;
            }
            // What is left of a number is no code: "12345.67" has none.
            while (i < text.Length && char.IsAsciiLetterOrDigit(text[i]))
            {
                i++;
            }
        }
        return found;
    }

    private static int CodeLength(ReadOnlySpan<char> text)
    {
        int length = Digits(text) == 4 ? 4 : 0;
        for (int pairs = 0; length > 0 && pairs < 3 && length < text.Length && text[length] == '.' && Digits(text[(length + 1)..]) == 2; pairs++)
        {
            length += 3;
        }
        return length > 4 ? length : 0;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        int count = text.IndexOfAnyExceptInRange('0', '9');
        return count < 0 ? text.Length : count;
    }
}
