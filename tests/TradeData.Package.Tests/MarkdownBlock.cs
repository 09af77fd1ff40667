namespace TradeData.Package.Tests;

/// <summary>A fenced block of a page.</summary>
/// <param name="Language">The first word after the fence.</param>
/// <param name="Words">The words after the language, such as <c>file=Program.cs</c>.</param>
/// <param name="Line">The line of its text in the page, from 1.</param>
/// <param name="Text">The lines between the fences.</param>
internal sealed record MarkdownBlock(string Language, string[] Words, int Line, string Text)
{
    /// <summary>The file that the block is the text of, or nothing.</summary>
    public string File => Words.FirstOrDefault(word => word.StartsWith("file=", StringComparison.Ordinal))?[5..] ?? "";

    public bool Has(string word) => Words.Contains(word);

    public static IEnumerable<MarkdownBlock> Read(string markdown)
    {
        string[] lines = markdown.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }
            string[] words = lines[i][3..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            int end = Array.FindIndex(lines, i + 1, line => line == "```");
            yield return new MarkdownBlock(
                words.FirstOrDefault() ?? "",
                [.. words.Skip(1)],
                i + 2,
                string.Concat(lines[(i + 1)..end].Select(line => line + "\n")));
            i = end;
        }
    }

    /// <summary>The commands, each with the lines that it is said to write.</summary>
    public IEnumerable<(string Command, string[] Lines)> Commands()
    {
        string[] parts = ("\n" + Text).Split("\n$ ", StringSplitOptions.RemoveEmptyEntries);
        return parts.Select(part => part.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(lines => (lines[0], lines[1..]));
    }

    /// <summary>Takes out the lines with a minus, and puts in those with a plus.</summary>
    public string Apply(string text)
    {
        string[] lines = Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string old = string.Concat(lines.Where(line => line[0] == '-').Select(line => line[1..] + "\n"));
        string changed = string.Concat(lines.Where(line => line[0] == '+').Select(line => line[1..] + "\n"));
        int at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(old.Length > 0 && at >= 0 && text.IndexOf(old, at + 1, StringComparison.Ordinal) < 0, $"{File} does not have just once\n{old}");
        return text[..at] + changed + text[(at + old.Length)..];
    }
}
