using System.Security.Cryptography;
using System.Text.Json;
using TradeData.Cli.Output;

namespace TradeData.Cli.Exports;

/// <summary>
/// The folder of an export. Files are written beside it and take its place together, so that a run that fails leaves nothing and a reader never finds half of one.
/// The manifest names each file with its rows, its size and its hash, and the sources of the data.
/// </summary>
internal sealed class ExportFolder : IDisposable
{
    private readonly string _path;
    private readonly string _building;
    private readonly string _format;
    private readonly List<(string File, string? Table, long? Rows)> _files = [];

    /// <summary>The number of files, without the manifest.</summary>
    public int Count => _files.Count;

    public ExportFolder(string path, string format)
    {
        _path = Path.GetFullPath(path);
        if (Directory.Exists(_path) && Directory.EnumerateFileSystemEntries(_path).Any() && !File.Exists(Path.Combine(_path, "manifest.json")))
        {
            throw new UserException($"The folder \"{path}\" has other files, and no manifest of an export. Name a new folder.");
        }
        _format = format;
        _building = _path.TrimEnd(Path.DirectorySeparatorChar) + ".building";
        Remove(_building);
        Directory.CreateDirectory(_building);
    }

    /// <summary>Opens a file of the export for writing.</summary>
    /// <param name="file">Its path in the folder, with slashes.</param>
    public Stream Create(string file)
    {
        string path = Path.Combine(_building, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.Create(path);
    }

    /// <summary>Notes a file for the manifest.</summary>
    public void Add(string file, string? table = null, long? rows = null) => _files.Add((file, table, rows));

    /// <summary>Writes a text and notes it.</summary>
    public void AddText(string file, string text)
    {
        using (Stream stream = Create(file))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }
        Add(file);
    }

    /// <summary>Writes the manifest and puts the folder in its place.</summary>
    public void Complete(TradeCatalog catalog)
    {
        using (Stream stream = Create("manifest.json"))
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true }))
        {
            WriteManifest(json, catalog);
        }
        Remove(_path);
        Directory.Move(_building, _path);
    }

    public void Dispose() => Remove(_building);

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Returns the SHA-256 of a file in hexadecimal digits, as manifests have it.</summary>
    public static string HashOf(string path)
    {
        using FileStream content = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    private void WriteManifest(Utf8JsonWriter json, TradeCatalog catalog)
    {
        json.WriteStartObject();
        json.WriteString("format", _format);
        json.WriteString("tool", "tradedata " + ToolVersion.Text);
        json.WriteStartArray("files");
        foreach ((string file, string? table, long? rows) in _files.OrderBy(file => file.File, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("path", file);
            if (table is not null)
            {
                json.WriteString("table", table);
            }
            if (rows is { } count)
            {
                json.WriteNumber("rows", count);
            }
            string path = Path.Combine(_building, file);
            json.WriteNumber("bytes", new FileInfo(path).Length);
            json.WriteString("sha256", HashOf(path));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("sources");
        foreach (Runtime.Dataset dataset in catalog.Datasets)
        {
            JsonSerializer.Serialize(json, dataset);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
