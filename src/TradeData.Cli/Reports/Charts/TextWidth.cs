using System.Text;

namespace TradeData.Cli.Reports.Charts;

/// <summary>The width of a text, estimated for the wider of the usual fonts without serifs, so that labels have room in all of them.</summary>
internal static class TextWidth
{
    /// <summary>The size of texts of each style, as <c>chart.css</c> has it.</summary>
    private static double SizeOf(string style) => style is "strong" or "year" ? 14 : 13;

    public static double Of(string text, string style)
    {
        double em = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            em += OfRune(rune);
        }
        return em * SizeOf(style) * (style is "strong" or "year" ? 1.08 : 1);
    }

    /// <summary>Breaks a text into lines between words, and within a word that is longer than a line.</summary>
    public static IReadOnlyList<string> Wrap(string text, double room, string style)
    {
        List<string> lines = [];
        StringBuilder line = new();
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && Of($"{line} {word}", style) <= room)
            {
                line.Append(' ').Append(word);
                continue;
            }
            End(lines, line);
            foreach (Rune rune in word.EnumerateRunes())
            {
                if (line.Length > 0 && Of(line + rune.ToString(), style) > room)
                {
                    End(lines, line);
                }
                line.Append(rune.ToString());
            }
        }
        End(lines, line);
        return lines;
    }

    private static void End(List<string> lines, StringBuilder line)
    {
        if (line.Length > 0)
        {
            lines.Add(line.ToString());
            line.Clear();
        }
    }

    private static double OfRune(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or 'I' or '\'' or '|' or '.' or ',' or ':' or ';' or '!' => 0.34,
        'f' or 't' or 'r' or '(' or ')' or ' ' or '-' or '/' => 0.42,
        'm' or 'w' or 'M' or 'W' or '%' or '…' or '—' => 1,
        >= '0' and <= '9' => 0.64,
        >= 'A' and <= 'Z' => 0.74,
        // Scripts of East Asia, and pictures.
        >= 0x1100 => 1.05,
        _ => 0.63,
    };
}
