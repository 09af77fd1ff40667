using System.Text.Json;
using TradeData.Cli.Output;
using TradeData.Generators.Infrastructure;
using TradeData.Runtime.Tables;

namespace TradeData.Cli.Catalogs;

/// <summary>A query of one table. It reads the rows as stored JSON, so it works with every table.</summary>
internal sealed class TableQuery
{
    private readonly TableDefinition? _definition;
    private readonly Func<int, byte[]> _rowAt;
    private readonly int _count;
    private readonly List<RowFilter> _filters = [];
    private readonly HashSet<string> _fields = new(StringComparer.Ordinal);

    /// <summary>Creates a query of a table.</summary>
    public TableQuery(Pack pack)
    {
        _definition = pack.Definition;
        _rowAt = pack.RowJson;
        _count = pack.Count;
        Table = pack.Definition.Name;
    }

    /// <summary>Creates a query of rows without a schema.</summary>
    public TableQuery(string name, IReadOnlyList<byte[]> rows)
    {
        _rowAt = row => rows[row];
        _count = rows.Count;
        Table = name;
    }

    public string Table { get; }

    public void Where(string condition) => _filters.Add(RowFilter.Parse(condition, IsCode));

    /// <summary>Restricts the query to rows valid on a day.</summary>
    public void AsOf(DateOnly day)
    {
        if (_definition?.ValidTime is not { } time)
        {
            throw new UserException($"Rows of {Table} are always valid, so --as-of is not allowed.");
        }
        string text = Values.Show(day);
        _asOf = (new FieldPath(time.From), new FieldPath(time.To), text);
    }

    private (FieldPath From, FieldPath To, string Day)? _asOf;

    /// <summary>Returns the rows, in their order. It rejects a requested field that no row of the table has.</summary>
    public List<JsonElement> Run(IEnumerable<string> columns, CancellationToken cancellation)
    {
        List<JsonElement> found = [];
        for (int row = 0; row < _count; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            using JsonDocument document = JsonDocument.Parse(_rowAt(row));
            JsonElement root = document.RootElement;
            FieldPath.CollectFrom(root, "", _fields);
            if (HoldsThen(root) && _filters.TrueForAll(filter => filter.Matches(root)))
            {
                found.Add(root.Clone());
            }
        }
        foreach (string field in _filters.Select(filter => filter.Field.Text).Concat(columns))
        {
            Require(field);
        }
        return found;
    }

    /// <summary>Returns the names of the scalar values at the top of rows, in the schema's order.</summary>
    public static IReadOnlyList<string> PlainColumns(IEnumerable<JsonElement> rows)
    {
        List<string> columns = [];
        foreach (JsonElement row in rows)
        {
            int at = 0;
            foreach (JsonProperty property in row.EnumerateObject().Where(property => property.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)))
            {
                int known = columns.IndexOf(property.Name);
                if (known < 0)
                {
                    // After its predecessor in this row: properties are in the schema's order.
                    columns.Insert(at, property.Name);
                }
                at = Math.Max(at, columns.IndexOf(property.Name) + 1);
            }
        }
        return columns;
    }

    private void Require(string field)
    {
        string path = field.Replace("[]", "", StringComparison.Ordinal);
        if (_count > 0 && !_fields.Contains(path))
        {
            string suggestion = Nearest.Suggestion(path, _fields.Order(StringComparer.Ordinal));
            throw new UserException($"No row of {Table} has a field \"{field}\"{(suggestion.Length > 0 ? suggestion : $"; there are {string.Join(", ", _fields.Where(known => !known.Contains('.', StringComparison.Ordinal)))}.")}");
        }
    }

    private bool IsCode(string field) => _definition is not null && _definition.Fields.Any(known => known.Type == KeyType.Code && known.Path.Replace("[]", "", StringComparison.Ordinal) == field.Replace("[]", "", StringComparison.Ordinal));

    private bool HoldsThen(JsonElement row)
    {
        if (_asOf is not { } asOf)
        {
            return true;
        }
        string from = asOf.From.CellOf(row, "");
        string to = asOf.To.CellOf(row, "");
        return string.CompareOrdinal(from, asOf.Day) <= 0 && (to.Length == 0 || string.CompareOrdinal(asOf.Day, to) < 0);
    }
}
