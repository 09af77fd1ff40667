using System.Text.Json;

namespace TradeData.Cli.Exports;

/// <summary>The types of the values of an exported column.</summary>
internal enum ExportType
{
    Text,
    Integer,
    Decimal,
    Double,
    Boolean,
    Date,

    /// <summary>A text with JSON: an array, a union or a map.</summary>
    Json,
}

/// <summary>A column of an exported table.</summary>
/// <param name="Name">Its name: small letters with underscores.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Read">Reads its value from a row: string, long, decimal, double, bool, DateOnly or null.</param>
internal sealed record ExportColumn(string Name, ExportType Type, Func<object, object?> Read)
{
    /// <summary>The digits of a decimal and those of them behind the point, wide enough for each value that was seen. Null while no row was looked at.</summary>
    public (int Precision, int Scale)? Digits { get; init; }

    public static ExportColumn Text<T>(string name, Func<T, string?> read) => new(name, ExportType.Text, row => read((T)row));

    public static ExportColumn Date<T>(string name, Func<T, DateOnly?> read) => new(name, ExportType.Date, row => read((T)row));

    public static ExportColumn Decimal<T>(string name, Func<T, decimal?> read) => new(name, ExportType.Decimal, row => read((T)row));

    public static ExportColumn Boolean<T>(string name, Func<T, bool?> read) => new(name, ExportType.Boolean, row => read((T)row));

    public static ExportColumn Integer<T>(string name, Func<T, long?> read) => new(name, ExportType.Integer, row => read((T)row));

    public static ExportColumn Json<T, TValue>(string name, Func<T, TValue?> read)
        where TValue : notnull => new(name, ExportType.Json, row => read((T)row) is { } value ? JsonSerializer.Serialize(value) : null);
}

/// <summary>A table to export.</summary>
/// <param name="Name">Its name, in kebab case.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Key">The names of the columns of its primary key; none where it has no key.</param>
/// <param name="Partition">The names of the columns by which columnar files are parted; none for one file.</param>
/// <param name="Rows">Its rows; can be asked for more than once.</param>
internal sealed record ExportTable(string Name, IReadOnlyList<ExportColumn> Columns, IReadOnlyList<string> Key, IReadOnlyList<string> Partition, Func<IEnumerable<object>> Rows)
{
    /// <summary>Rows with every decimal that the table has, where these cost less than the rows themselves.</summary>
    public Func<IEnumerable<object>>? Decimals { get; init; }

    /// <summary>The same table with decimals that are wide enough for each value; one that no decimal of 38 digits could hold is text.</summary>
    public ExportTable Measured()
    {
        ExportColumn[] decimals = [.. Columns.Where(column => column.Type == ExportType.Decimal)];
        if (decimals.Length == 0)
        {
            return this;
        }
        const int most = 38;
        (int Whole, int Scale)[] digits = new (int, int)[decimals.Length];
        foreach (object row in (Decimals ?? Rows)())
        {
            for (int i = 0; i < decimals.Length; i++)
            {
                if (decimals[i].Read(row) is decimal value)
                {
                    int whole = decimal.Truncate(Math.Abs(value)).ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
                    digits[i] = (Math.Max(digits[i].Whole, whole), Math.Max(digits[i].Scale, value.Scale));
                }
            }
        }
        return this with
        {
            Columns = [.. Columns.Select(column =>
            {
                int i = Array.IndexOf(decimals, column);
                return i < 0 ? column
                    : digits[i].Whole + digits[i].Scale > most ? new ExportColumn(column.Name, ExportType.Text, row => (column.Read(row) as decimal?)?.ToString(System.Globalization.CultureInfo.InvariantCulture))
                    : column with { Digits = (Math.Max(digits[i].Whole, 1) + digits[i].Scale, digits[i].Scale) };
            })],
        };
    }
}
