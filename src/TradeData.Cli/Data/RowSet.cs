using System.Text;
using System.Text.Json;
using TradeData.Cli.Catalogs;
using TradeData.Runtime.Catalogs;
using Pack = TradeData.Runtime.Tables.Pack;

namespace TradeData.Cli.Data;

/// <summary>The rows of an edition of a dataset by their keys: those of one file, or of all files of a folder.</summary>
internal sealed class RowSet
{
    private readonly List<string> _keys = [];
    private readonly Dictionary<string, byte[]> _rows = new(StringComparer.Ordinal);

    /// <summary>The keys, in the order of the files.</summary>
    public IReadOnlyList<string> Keys => _keys;

    public byte[]? this[string key] => _rows.GetValueOrDefault(key);

    public static RowSet Read(string path, IReadOnlyList<FieldPath> key, CancellationToken cancellation)
    {
        RowSet rows = new();
        RowFiles.ForEach(path, (file, row) => rows.Add(file, row, key), cancellation);
        return rows;
    }

    /// <summary>The rows of a table.</summary>
    public static RowSet Of(Pack pack)
    {
        FieldPath[] key = [.. pack.Definition.PrimaryKey!.Fields.Select(field => new FieldPath(field))];
        RowSet rows = new();
        for (int row = 0; row < pack.Count; row++)
        {
            rows.Add(pack.Definition.Name, new RowText(pack.RowJson(row), row + 1, 1), key);
        }
        return rows;
    }

    private void Add(string file, RowText row, IReadOnlyList<FieldPath> key)
    {
        byte[] json = row.Json.ToArray();
        string text;
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            text = string.Join(", ", key.Select(field => field.CellOf(document.RootElement, "|")));
        }
        catch (JsonException fault)
        {
            throw new UserException(FormattableString.Invariant($"{file}({row.Line},{row.Column}): The row is not JSON: {fault.Message}"));
        }
        if (text.Replace(", ", "", StringComparison.Ordinal).Length == 0)
        {
            throw new UserException(FormattableString.Invariant($"{file}({row.Line},{row.Column}): The row has none of the fields {string.Join(", ", key.Select(field => field.Text))} that identify a row. Name others with --key."));
        }
        if (!_rows.TryAdd(text, json))
        {
            throw new UserException(FormattableString.Invariant($"{file}({row.Line},{row.Column}): The key \"{text}\" exists already. Name more fields with --key."));
        }
        _keys.Add(text);
    }
}
