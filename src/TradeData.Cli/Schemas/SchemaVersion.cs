using TradeData.Cli.Projects;
using TradeData.Compiler;
using TradeData.Generators.Binding;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Json;
using TradeData.Generators.Model;

namespace TradeData.Cli.Schemas;

/// <summary>One version of one schema: its text, and its generated C#.</summary>
internal sealed class SchemaVersion(string path, string text, JsonNode root, SchemaModel? model)
{
    private readonly LineMap _lines = new(text);

    public string Path { get; } = path;

    public JsonNode Root { get; } = root;

    /// <summary>The model, or null if the schema produces no C#.</summary>
    public SchemaModel? Model { get; } = model;

    public (int Line, int Column) PlaceOf(JsonNode node)
    {
        (int line, int column) = _lines.At(node.Start);
        return (line + 1, column + 1);
    }

    /// <summary>Reads the schemas of a folder by their relative names. For a single file, the other schemas of its folder are available
    /// for references.</summary>
    /// <param name="report">Receives the errors.</param>
    public static SortedDictionary<string, SchemaVersion> Read(string path, Action<DiagnosticInfo> report)
    {
        bool isFile = File.Exists(path);
        string folder = isFile ? System.IO.Path.GetDirectoryName(path) is { Length: > 0 } above ? above : "." : path;
        string[] files = [.. Directory.EnumerateFiles(folder, "*.schema.json", isFile ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories)
            .Union(isFile ? [System.IO.Path.Combine(folder, System.IO.Path.GetFileName(path))] : []).Order(StringComparer.Ordinal)];
        SchemaInput[] inputs = [.. files.Select(file => new SchemaInput(ProjectFiles.Shown(file), System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/')))];
        IReadOnlyList<BoundDocument> bound = GeneratedCode.Bind(inputs, BindingOptions.Default);
        SortedDictionary<string, SchemaVersion> versions = new(StringComparer.Ordinal);
        for (int i = 0; i < inputs.Length; i++)
        {
            if (isFile && inputs[i].Name != System.IO.Path.GetFileName(path))
            {
                continue;
            }
            foreach (DiagnosticInfo info in bound[i].Diagnostics.Where(info => info.Rule.Severity == RuleSeverity.Error))
            {
                report(info);
            }
            string text = File.ReadAllText(inputs[i].Path);
            if (JsonParser.Parse(text, out _) is { } root)
            {
                // The name of a single file does not matter, only its content.
                versions.Add(isFile ? "" : inputs[i].Name!, new SchemaVersion(inputs[i].Path, text, root, bound[i].Model));
            }
        }
        return versions;
    }
}
