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

    /// <summary>The rows by the folder of their table: <c>measure-programmes</c>, <c>measure-documents</c>, <c>goods-lists</c>, <c>measures</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Tables => _tables.ToDictionary(static pair => pair.Key, static pair => (IReadOnlyList<string>)pair.Value, StringComparer.Ordinal);

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

    /// <summary>Writes a file of rows for each table below a folder.</summary>
    /// <param name="folder">The folder, created if it does not exist.</param>
    /// <param name="name">The name of the files, without an extension.</param>
    public void WriteTo(string folder, string name)
    {
        foreach ((string table, List<string> rows) in _tables)
        {
            string path = Path.Combine(folder, table);
            Directory.CreateDirectory(path);
            File.WriteAllText(Path.Combine(path, name + ".ndjson"), string.Concat(rows.Select(static row => row + "\n")), new UTF8Encoding(false));
        }
    }

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
