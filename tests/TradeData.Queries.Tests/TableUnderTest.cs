using System.Reflection;
using TradeData.Runtime.Tables;

namespace TradeData.Queries.Tests;

/// <summary>A catalog, without the types of its tables.</summary>
internal sealed class CatalogUnderTest(TradeCatalog catalog)
{
    public static CatalogUnderTest Embedded { get; } = new(TradeCatalog.Default);

    public TradeCatalog Catalog { get; } = catalog;

    public IReadOnlyList<TableUnderTest> Tables { get; } =
    [
        .. typeof(TradeCatalog).GetProperties()
            .Where(property => property.PropertyType.Name.EndsWith("Table", StringComparison.Ordinal))
            .Select(property => new TableUnderTest(
                property.GetValue(catalog)!,
                (TableDefinition)property.PropertyType.GetProperty("Definition", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!,
                property.PropertyType.BaseType!.GenericTypeArguments[0])),
    ];

    public TableUnderTest Of(Type row) => Tables.Single(table => table.Row == row);

    public TableUnderTest Named(string name) => Tables.Single(table => table.Definition.Name == name);
}

/// <summary>A table, without its types.</summary>
internal sealed class TableUnderTest(object table, TableDefinition definition, Type row)
{
    private readonly Dictionary<string, ILookup<object?, object>> _byField = [];

    public object Table { get; } = table;

    public TableDefinition Definition { get; } = definition;

    public Type Row { get; } = row;

    public IReadOnlyList<object> Rows { get; } = [.. ((IEnumerable<object>)table).ToArray()];

    /// <summary>The row's primary key as one text, ordered as the database orders keys.</summary>
    public string Key(object row) => string.Join('\u0001', Definition.PrimaryKey!.Fields.Select(field => FieldReader.Text(FieldReader.Value(row, field)!)));

    /// <summary>The rows with a value in a field.</summary>
    public IEnumerable<object> Having(string field, object? value)
    {
        if (!_byField.TryGetValue(field, out ILookup<object?, object>? rows))
        {
            _byField[field] = rows = Rows.ToLookup(row => FieldReader.Value(row, field));
        }
        return rows[value];
    }

    /// <summary>Some of the rows, evenly spread.</summary>
    public IEnumerable<object> Sample(int most)
    {
        int step = Math.Max(1, Rows.Count / most);
        for (int i = 0; i < Rows.Count; i += step)
        {
            yield return Rows[i];
        }
    }
}
