using System.Text.RegularExpressions;
using TradeData.Runtime;

namespace TradeData.Schedules.UnitedStates;

/// <summary>The notes of a chapter as plain text, from its printed pages: words continue across lines and pages, and lists of codes are in
/// columns. A list is found by the words at its start and the words after it.</summary>
internal sealed partial class NotesText
{
    private const int FirstNationalChapter = 98;

    private readonly string _text;

    public NotesText(string text)
    {
        string printed = PageHead().Replace(text, " ");
        _text = White().Replace(printed.Replace('‘', '\'').Replace('’', '\'').Replace('“', '"').Replace('”', '"'), " ");
    }

    /// <summary>Returns the codes of goods between the first words of a list and the words after it, or null if the text does not have
    /// these words.</summary>
    /// <param name="begins">The first words of the list.</param>
    /// <param name="until">The words after it.</param>
    /// <param name="withHeadings">Whether four digits alone are a code here. Elsewhere they are usually a year or a number.</param>
    public List<HsCode>? Codes(string begins, string until, bool withHeadings)
    {
        int from = _text.IndexOf(begins, StringComparison.Ordinal);
        int to = from < 0 ? -1 : _text.IndexOf(until, from + begins.Length, StringComparison.Ordinal);
        if (to < 0)
        {
            return null;
        }
        SortedSet<HsCode> codes = [];
        foreach (Match match in (withHeadings ? CodeOrHeading() : Code()).Matches(_text[from..to]))
        {
            if (HsCode.TryParse(match.Value, out HsCode code) && code.ChapterNumber is > 0 and < FirstNationalChapter
                && !IsYear(match.Value))
            {
                codes.Add(code);
            }
        }
        return [.. codes];
    }

    // The last heading of chapter 20 is 2009, so that no heading resembles a current year.
    private static bool IsYear(string text) =>
        text.Length == 4 && string.CompareOrdinal(text, "2010") >= 0 && string.CompareOrdinal(text, "2099") <= 0;

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex White();

    // The header of each printed page.
    [GeneratedRegex(@"Harmonized Tariff Schedule of the United States Revision \d+ \(\d{4}\)|Annotated for Statistical Reporting Purposes|XXII\s+99 - [IVX]+ - \d+|U\.S\. Notes \(con\.\)", RegexOptions.CultureInvariant)]
    private static partial Regex PageHead();

    [GeneratedRegex(@"(?<![\d.])\d{4}\.\d{2}(\.\d{2}(\.?\d{2})?)?(?![\d.]*\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<![\d.])\d{4}(\.\d{2}(\.\d{2}(\.?\d{2})?)?)?(?![\d.]*\d)", RegexOptions.CultureInvariant)]
    private static partial Regex CodeOrHeading();
}
