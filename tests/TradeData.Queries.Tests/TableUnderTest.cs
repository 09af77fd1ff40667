using System.Reflection;
using TradeData.Runtime.Tables;

namespace TradeData.Queries.Tests;

/// <summary>A table of the embedded catalog, without its types.</summary>
internal sealed class TableUnderTest(object table, TableDefinition definition, Type row)
{
    public static IReadOnlyList<TableUnderTest> All { get; } =
    [
        .. typeof(TradeCatalog).GetProperties()
            .Where(property => property.PropertyType.Name.EndsWith("Table", StringComparison.Ordinal))
            .Select(property => new TableUnderTest(
                property.GetValue(TradeCatalog.Default)!,
                (TableDefinition)property.PropertyType.GetProperty("Definition", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!,
                property.PropertyType.BaseType!.GenericTypeArguments[0])),
    ];

    public object Table { get; } = table;

    public TableDefinition Definition { get; } = definition;

    public Type Row { get; } = row;

    public IReadOnlyList<object> Rows { get; } = [.. ((IEnumerable<object>)table).ToArray()];

    public static TableUnderTest Of(Type row) => All.Single(table => table.Row == row);

    /// <summary>The row's primary key as one text, ordered as the database orders keys.</summary>
    public string Key(object row) => string.Join('\u0001', Definition.PrimaryKey!.Fields.Select(field => FieldReader.Text(FieldReader.Value(row, field)!)));

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
