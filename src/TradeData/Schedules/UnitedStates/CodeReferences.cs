using System.Globalization;
using TradeData.Runtime;

namespace TradeData.Schedules.UnitedStates;

/// <summary>Finds the lines that a note names: four digits, a point, two digits, and up to two more pairs, as in <c>See 9903.88.15.</c> It
/// takes time linear in the length of the text.</summary>
internal static class CodeReferences
{
    private const int HeadingDigits = 4;
    private const int DigitsCounted = 4;

    // The maximum of a footnote. A longer range counts as its two ends.
    private const int LongestRange = 118;

    /// <summary>Returns the codes in the text, each once, in order; a range such as <c>9903.88.01-9903.88.04</c> yields all codes that it
    /// spans.</summary>
    /// <param name="text">The text of the note.</param>
    /// <param name="within">The codes within a range that are not written themselves; a schedule need not have all of them.</param>
    public static List<HsCode> Find(ReadOnlySpan<char> text, out HashSet<HsCode> within)
    {
        within = [];
        List<HsCode> found = [];
        HsCode? before = null;
        int i = 0;
        while (i < text.Length)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                int link = before is null ? 0 : RangeWordLength(text[i..]);
                before = link > 0 ? before : null;
                i += Math.Max(1, link);
                continue;
            }
            int length = CodeLength(text[i..]);
            if (length > 0 && HsCode.TryParse(text.Slice(i, length), out HsCode code))
            {
                AddRange(found, before, code, within);
                i += length;
                bool isWhole = i == text.Length || !char.IsAsciiLetterOrDigit(text[i]);
                before = isWhole && RangeWordLength(text[i..]) > 0 ? code : null;
            }
            else
            {
                before = null;
            }
            // The rest of a number is not a code: "12345.67" has none.
            while (i < text.Length && char.IsAsciiLetterOrDigit(text[i]))
            {
                i++;
            }
        }
        return found;
    }

    private static void AddRange(List<HsCode> found, HsCode? first, HsCode last, HashSet<HsCode> within)
    {
        if (first is { } from && Between(from, last) is { } codes)
        {
            foreach (HsCode code in codes)
            {
                if (!found.Contains(code))
                {
                    within.Add(code);
                    found.Add(code);
                }
            }
        }
        within.Remove(last);
        if (!found.Contains(last))
        {
            found.Add(last);
        }
    }

    /// <summary>Returns the codes between two that differ at most in their last two pairs of digits, or in the last if they have no more.
    /// Returns null if they differ in more, or are not a range.</summary>
    private static List<HsCode>? Between(HsCode from, HsCode to)
    {
        string first = from.ToString("D");
        string last = to.ToString("D");
        int counted = Math.Min(DigitsCounted, first.Length - HeadingDigits);
        if (first.Length != last.Length || first[..^counted] != last[..^counted])
        {
            return null;
        }
        int start = int.Parse(first[^counted..], CultureInfo.InvariantCulture);
        int end = int.Parse(last[^counted..], CultureInfo.InvariantCulture);
        if (end - start > LongestRange)
        {
            return null;
        }
        List<HsCode> codes = [];
        for (int number = start + 1; number < end; number++)
        {
            string digits = first[..^counted] + number.ToString(CultureInfo.InvariantCulture).PadLeft(counted, '0');
            codes.Add(HsCode.Parse(HsCode.Parse(digits).ToString("P")));
        }
        return codes;
    }

    /// <summary>Returns the length of the word "to" between two codes, including blanks: a hyphen or dash, "through", "to". Returns 0 for
    /// anything else.</summary>
    private static int RangeWordLength(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> word = text.TrimStart();
        int blanks = text.Length - word.Length;
        int length = word switch
        {
            ['-' or '\u2010' or '\u2011' or '\u2013' or '\u2014', ..] => 1,
            _ when word.StartsWith("through ", StringComparison.OrdinalIgnoreCase) => "through".Length,
            _ when word.StartsWith("to ", StringComparison.OrdinalIgnoreCase) => "to".Length,
            _ => 0,
        };
        if (length == 0)
        {
            return 0;
        }
        ReadOnlySpan<char> rest = word[length..];
        ReadOnlySpan<char> next = rest.TrimStart();
        return next is [>= '0' and <= '9', ..] ? blanks + length + (rest.Length - next.Length) : 0;
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
