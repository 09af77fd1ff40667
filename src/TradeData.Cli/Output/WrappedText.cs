using System.Text;
using Spectre.Console;

namespace TradeData.Cli.Output;

/// <summary>Breaks lines between words for a terminal, so that what continues stands below what it belongs to.</summary>
internal static class WrappedText
{
    /// <summary>The text in lines no wider than the terminal, where its words allow that.</summary>
    /// <param name="text">A text of one line.</param>
    /// <param name="first">What stands before the first line.</param>
    /// <param name="next">What stands before each other line.</param>
    /// <param name="width">How many cells a line has.</param>
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
