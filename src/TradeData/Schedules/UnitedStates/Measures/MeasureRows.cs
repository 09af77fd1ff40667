using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TradeData.Schedules.UnitedStates;

/// <summary>The rows of an import of measures, by table, each as JSON.</summary>
public sealed class MeasureRows
{
    internal MeasureRows()
    {
    }

    /// <summary>The rows by the folder of their table: <c>measure-programmes</c>, <c>measure-documents</c>, <c>goods-lists</c>,
    /// <c>measures</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Tables =>
        _tables.ToDictionary(static pair => pair.Key, static pair => (IReadOnlyList<string>)pair.Value, StringComparer.Ordinal);

    private readonly SortedDictionary<string, List<string>> _tables = new(StringComparer.Ordinal);

    /// <summary>The content of the import, and everything that could not be assigned.</summary>
    public MeasureImportReport Report { get; } = new();

    internal void Add(string table, JsonObject row)
    {
        if (!_tables.TryGetValue(table, out List<string>? rows))
        {
            _tables.Add(table, rows = []);
        }
        rows.Add(Text(row));
    }

    /// <summary>Writes a file of rows for each table below a folder. The files get their names when all are written. If one cannot be
    /// written, none appears.</summary>
    /// <param name="folder">The folder, created if it does not exist.</param>
    /// <param name="name">The name of the files, without an extension.</param>
    public void WriteTo(string folder, string name)
    {
        string[] made = [.. _tables.Keys.Select(table => Path.Combine(folder, table)).Append(folder).Where(static path => !Directory.Exists(path))];
        string[] files = [.. _tables.Keys.Select(table => Path.Combine(folder, table, name + ".ndjson"))];
        try
        {
            foreach ((string file, List<string> rows) in files.Zip(_tables.Values))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file + Unfinished, string.Concat(rows.Select(static row => row + "\n")), new UTF8Encoding(false));
            }
            foreach (string file in files)
            {
                File.Move(file + Unfinished, file, overwrite: true);
            }
        }
        finally
        {
            foreach (string file in files.Where(static file => File.Exists(file + Unfinished)))
            {
                File.Delete(file + Unfinished);
            }
            foreach (string path in made.Where(static path => Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any()))
            {
                Directory.Delete(path);
            }
        }
    }

    // The suffix of a file until all are whole.
    private const string Unfinished = ".part";

    private static string Text(JsonObject row)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, s_readable))
        {
            row.WriteTo(json);
        }
        return Encoding.UTF8.GetString(text.ToArray());
    }

    // Only characters that JSON requires are escaped.
    private static readonly JsonWriterOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
