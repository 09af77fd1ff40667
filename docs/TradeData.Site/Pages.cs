using System.Text.RegularExpressions;
using TradeData.Cli.Reports;

namespace TradeData.Site;

/// <summary>Pages of Markdown with sections of reports.</summary>
internal static partial class Pages
{
    /// <summary>Writes a page with one section.</summary>
    public static void Write(SourceFolder sources, string file, ReportSection section) => Write(sources, file, section.Title, "", [section]);

    /// <summary>Writes a page with several sections below its title.</summary>
    public static void Write(SourceFolder sources, string file, string title, string introduction, IReadOnlyList<ReportSection> sections) => sources.Write(
        file,
        $"# {Escaped(title)}\n\n{introduction}\n\n" + string.Join("\n\n", sections.Select(section => (sections.Count > 1 ? $"## {Escaped(section.Title)}\n\n" : "") + OneLine(ReportPage.Fragment(section)))));

    // A block of HTML ends at a blank line.
    private static string OneLine(string html) => html.ReplaceLineEndings(" ");

    private static string Escaped(string text) => Signs().Replace(text, @"\$0");

    [GeneratedRegex(@"[\\`*_{}\[\]()#+!<>|&~-]")]
    private static partial Regex Signs();
}
