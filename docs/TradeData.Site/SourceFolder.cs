using System.Text.Json;

namespace TradeData.Site;

/// <summary>The sources that docfx reads, made anew by each run.</summary>
internal sealed class SourceFolder
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    public SourceFolder(string path)
    {
        Path = path;
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        Directory.CreateDirectory(path);
    }

    public string Path { get; }

    public void Write(string file, string text)
    {
        string path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Copy(string from, string file)
    {
        string path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.Copy(from, path);
    }

    /// <summary>Writes a table of contents, as JSON, which is YAML, too.</summary>
    public void WriteContents(string folder, IReadOnlyList<Entry> entries) => WriteJson(System.IO.Path.Combine(folder, "toc.yml"), entries);

    public void WriteJson<T>(string file, T value) => Write(file, JsonSerializer.Serialize(value, s_json));
}

/// <summary>An entry of a table of contents.</summary>
internal sealed record Entry(string Name, string? Href = null, IReadOnlyList<Entry>? Items = null);
