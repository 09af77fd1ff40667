using System.Text.RegularExpressions;

namespace TradeData.TestSupport;

/// <summary>A page of <c>docs/diagnostics</c> in its common form, so that tests can follow it.</summary>
internal sealed class DiagnosticPage
{
    /// <summary>The name of the file below it, and an optional new name.</summary>
    private static readonly Regex Caption = new("^`(?<file>[^`]+)`(?: → `(?<renamed>[^`]+)`)?$", RegexOptions.CultureInvariant);

    private readonly Dictionary<string, string> _example = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _fix = new(StringComparer.Ordinal);
    private readonly HashSet<string> _renamed = new(StringComparer.Ordinal);

    private DiagnosticPage(string id, string title, string text)
    {
        Id = id;
        Title = title;
        Text = text;
    }

    public string Id { get; }

    public string Title { get; }

    public string Text { get; }

    /// <summary>The headings of its sections, in their order.</summary>
    public List<string> Sections { get; } = [];

    /// <summary>The section about the severity and its configuration.</summary>
    public string Severity => Text[Text.IndexOf("## Severity", StringComparison.Ordinal)..];

    /// <summary>The files of the example.</summary>
    public IReadOnlyDictionary<string, string> Example => _example;

    /// <summary>The files after the fix.</summary>
    public IReadOnlyDictionary<string, string> Fix
    {
        get
        {
            Dictionary<string, string> files = new(_example.Where(file => !_renamed.Contains(file.Key)), StringComparer.Ordinal);
            foreach ((string path, string text) in _fix)
            {
                files[path] = text;
            }
            return files;
        }
    }

    /// <summary>The expected diagnostics of the example.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>The ids that have a page.</summary>
    public static IEnumerable<string> Ids(string folder) =>
        Directory.EnumerateFiles(folder, "TD*.md").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    /// <summary>Reads a page, and fails if it has another form: a block that no test reads must not pass as executed.</summary>
    public static DiagnosticPage Read(string folder, string id)
    {
        string text = File.ReadAllText(Path.Combine(folder, id + ".md")).ReplaceLineEndings("\n");
        string[] lines = text.Split('\n');
        string heading = $"# {id}: ";
        Assert.StartsWith(heading, lines[0], StringComparison.Ordinal);
        DiagnosticPage page = new(id, lines[0][heading.Length..], text);
        string last = "";
        for (int i = 1; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("## ", StringComparison.Ordinal))
            {
                page.Sections.Add(lines[i][3..]);
            }
            else if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                int end = Array.IndexOf(lines, "```", i + 1);
                Assert.True(end > i, $"{id}: a block is not closed.");
                page.Add(lines[i][3..], last, lines[(i + 1)..end]);
                i = end;
            }
            last = lines[i].Length > 0 ? lines[i] : last;
        }
        if (page.Example.Count > 0)
        {
            Assert.NotEmpty(page.Lines);
            Assert.NotEmpty(page._fix);
        }
        return page;
    }

    /// <summary>Asserts the diagnostics of the example; a failure prints the lines to paste.</summary>
    public void Gave(IEnumerable<string> lines)
    {
        string given = string.Join('\n', lines);
        Assert.True(given == string.Join('\n', Lines), $"{Id}: the example gives\n{given}\nbut the page says\n{string.Join('\n', Lines)}\n");
    }

    private void Add(string language, string before, string[] lines)
    {
        string section = Sections.LastOrDefault() ?? "";
        if (section is not ("Example" or "Fix"))
        {
            return;
        }
        if (section == "Example" && language == "text")
        {
            Lines.AddRange(lines);
            return;
        }
        Match caption = Caption.Match(before);
        Assert.True(caption.Success, $"{Id}: above a block of {language} stands no file name, but: {before}");
        string file = caption.Groups["file"].Value;
        string text = string.Join('\n', lines) + "\n";
        if (section == "Example")
        {
            _example.Add(file, text);
            return;
        }
        Assert.True(_example.ContainsKey(file), $"{Id}: the fix shows {file}, which the example does not have.");
        if (caption.Groups["renamed"].Success)
        {
            _renamed.Add(file);
            file = caption.Groups["renamed"].Value;
        }
        _fix.Add(file, text);
    }
}
