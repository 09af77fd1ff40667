using System.Text.RegularExpressions;

namespace TradeData.Site;

/// <summary>The written pages, with their links led to the site's pages, or to the repository for what is not on the site.</summary>
internal static partial class Guides
{
    private static readonly (string Name, string[] Pages)[] s_groups =
    [
        ("Begin", ["tutorial-new-dataset", "command-line", "reports", "pipelines"]),
        ("Schemas", ["schema-support", "formats", "naming", "generated-types", "unions", "scalars", "data-files"]),
        ("Tariffs", ["duty-rates", "measures", "importing"]),
        ("Queries and services", ["queries", "databases", "web-apis", "exports", "scale"]),
        ("Project", ["architecture", "performance", "robustness", "testing", "releasing", "CONTRIBUTING", "CHANGELOG", "SECURITY"]),
    ];

    public static void Write(Repository repository, SourceFolder sources)
    {
        Dictionary<string, string> pages = new(StringComparer.Ordinal) { ["README.md"] = "index.md", ["docs/diagnostics/README.md"] = "diagnostics/index.md" };
        foreach (string page in repository.Files("docs", "*.md").Concat(["CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"]))
        {
            pages.Add(page, "guides/" + Path.GetFileName(page));
        }
        foreach (string page in repository.Files("docs/diagnostics", "TD*.md"))
        {
            pages.Add(page, "diagnostics/" + Path.GetFileName(page));
        }
        foreach (string image in repository.Files("docs/images", "*"))
        {
            pages.Add(image, "images/" + Path.GetFileName(image));
            sources.Copy(Path.Combine(repository.Root, image), pages[image]);
        }
        foreach ((string from, string to) in pages.Where(page => page.Value.EndsWith(".md", StringComparison.Ordinal)))
        {
            sources.Write(to, WithLinks(repository.Read(from), from, to, pages, repository));
        }
        WriteContents(repository, sources, pages);
    }

    /// <summary>Returns the heading of a page.</summary>
    public static string TitleOf(string text) => text.Split('\n').First(line => line.StartsWith("# ", StringComparison.Ordinal))[2..].Replace("`", "", StringComparison.Ordinal).Trim();

    private static void WriteContents(Repository repository, SourceFolder sources, Dictionary<string, string> pages)
    {
        string[] grouped = [.. s_groups.SelectMany(group => group.Pages)];
        string[] others = [.. pages.Values.Where(page => page.StartsWith("guides/", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension).OfType<string>().Except(grouped)];
        Dictionary<string, string> sourceOf = pages.ToDictionary(page => page.Value, page => page.Key, StringComparer.Ordinal);
        // A page that no group has yet is still found.
        sources.WriteContents("guides", [.. s_groups.Append(("More", others)).Where(group => group.Item2.Length > 0).Select(group =>
            new Entry(group.Item1, null, [.. group.Item2.Where(page => sourceOf.ContainsKey($"guides/{page}.md")).Select(page => new Entry(TitleOf(repository.Read(sourceOf[$"guides/{page}.md"])), page + ".md"))]))]);
        sources.WriteContents("diagnostics", [new Entry("All diagnostics", "index.md"), .. pages.Values.Where(page => page.StartsWith("diagnostics/TD", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(page => new Entry(TitleOf(repository.Read(sourceOf[page])), Path.GetFileName(page)))]);
    }

    private static string WithLinks(string text, string from, string to, Dictionary<string, string> pages, Repository repository)
    {
        string[] lines = text.Split('\n');
        bool isCode = false;
        for (int i = 0; i < lines.Length; i++)
        {
            isCode ^= lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (!isCode)
            {
                lines[i] = Link().Replace(lines[i], match => $"]({TargetOf(match.Groups[1].Value, from, to, pages, repository)})");
            }
        }
        return string.Join('\n', lines);
    }

    private static string TargetOf(string link, string from, string to, Dictionary<string, string> pages, Repository repository)
    {
        if (link.StartsWith('#') || link.Contains("://", StringComparison.Ordinal) || link.StartsWith("mailto:", StringComparison.Ordinal))
        {
            return link;
        }
        string[] parts = link.Split('#', 2);
        string anchor = parts.Length == 2 ? "#" + parts[1] : "";
        string target = Relative(repository.Root, Path.Combine(repository.Root, Path.GetDirectoryName(from)!, parts[0]));
        string page = pages.GetValueOrDefault(target) ?? pages.GetValueOrDefault($"{target.TrimEnd('/')}/README.md") ?? "";
        return page.Length > 0 ? Relative(Path.Combine("/", Path.GetDirectoryName(to)!), "/" + page) + anchor : repository.AddressOf(target.TrimEnd('/')) + anchor;
    }

    private static string Relative(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
