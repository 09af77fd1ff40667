using System.Text;
using Spectre.Console;

namespace TradeData.Cli.Output;

/// <summary>Breaks lines between words for a terminal, with continuation lines aligned below their item.</summary>
internal static class WrappedText
{
    /// <summary>Returns the text in lines that fit the terminal, as far as its words allow.</summary>
    /// <param name="text">A text of one line.</param>
    /// <param name="first">The prefix of the first line.</param>
    /// <param name="next">The prefix of each further line.</param>
    /// <param name="width">The width of a line in cells.</param>
    public static string Of(string text, string first, string next, int width)
    {
        StringBuilder lines = new(first);
        int at = first.GetCellWidth();
        int start = at;
        foreach (string word in text.Split(' '))
        {
            int cells = word.GetCellWidth();
            if (at > start && at + 1 + cells > width)
            {
                lines.Append('\n').Append(next);
                at = start = next.GetCellWidth();
            }
            else if (at > start)
            {
                lines.Append(' ');
                at++;
            }
            lines.Append(word);
            at += cells;
        }
        return lines.ToString();
    }
}
