using System.Globalization;
using System.Text;

namespace TradeData.Cli.Exports;

/// <summary>Statements that make the tables of an export and fill them.</summary>
internal static class SqlExport
{
    /// <summary>The tables in standard SQL.</summary>
    public static string Schema(IReadOnlyList<ExportTable> tables)
    {
        StringBuilder sql = new();
        foreach (ExportTable table in tables)
        {
            IEnumerable<string> columns = table.Columns.Select(column => $"    {Quote(column.Name)} {TypeOf(column)}{(table.Key.Contains(column.Name) ? " NOT NULL" : "")}");
            IEnumerable<string> key = table.Key.Count == 0 ? [] : [$"    PRIMARY KEY ({string.Join(", ", table.Key.Select(Quote))})"];
            sql.Append(CultureInfo.InvariantCulture, $"CREATE TABLE {Quote(NameOf(table))} (\n{string.Join(",\n", columns.Concat(key))}\n);\n\n");
        }
        return sql.ToString();
    }

    /// <summary>Commands of psql that fill them from the CSV files beside.</summary>
    public static string PsqlLoad(IReadOnlyList<ExportTable> tables) =>
        "\\set ON_ERROR_STOP on\nBEGIN;\n\\i schema.sql\n" + string.Concat(tables.Select(table => $"\\copy {Quote(NameOf(table))} FROM '{table.Name}.csv' (FORMAT csv, HEADER true)\n")) + "COMMIT;\n";

    /// <summary>Statements of DuckDB that fill them from the Parquet files beside.</summary>
    public static string DuckDbLoad(IReadOnlyList<ExportTable> tables)
    {
        StringBuilder sql = new();
        foreach (ExportTable table in tables)
        {
            sql.Append(CultureInfo.InvariantCulture, $"CREATE TABLE {Quote(NameOf(table))} AS SELECT {string.Join(", ", table.Columns.Select(column => Quote(column.Name)))} FROM read_parquet('{table.Name}/**/*.parquet', hive_partitioning = false);\n");
        }
        return sql.ToString();
    }

    private static string NameOf(ExportTable table) => table.Name.Replace('-', '_');

    private static string Quote(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    private static string TypeOf(ExportColumn column) => column.Type switch
    {
        ExportType.Integer => "bigint",
        ExportType.Decimal => string.Create(CultureInfo.InvariantCulture, $"numeric({column.Digits!.Value.Precision}, {column.Digits.Value.Scale})"),
        ExportType.Double => "double precision",
        ExportType.Boolean => "boolean",
        ExportType.Date => "date",
        _ => "text",
    };
}
