namespace TradeData.Cli.Exports;

/// <summary>Cuts the rows of a table into the parts that columnar files hold.</summary>
internal static class ColumnarFiles
{
    // A part is held in memory while it is written.
    private const int MostRows = 100_000;

    /// <summary>
    /// The parts of a table: each a folder such as <c>tariff-lines/schedule=US-HTS/edition=2025-basic</c>, with the rows that follow one another there. A folder has as many files as
    /// its rows need.
    /// </summary>
    public static IEnumerable<(string File, List<object> Rows)> Parts(ExportTable table, string extension)
    {
        ExportColumn[] by = [.. table.Partition.Select(name => table.Columns.First(column => column.Name == name))];
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        List<object> rows = [];
        string? folder = null;
        foreach (object row in table.Rows())
        {
            string next = table.Name + string.Concat(by.Select(column => $"/{column.Name}={Uri.EscapeDataString((string?)column.Read(row) ?? "")}"));
            if (rows.Count == MostRows || (folder is not null && folder != next))
            {
                yield return (File(folder!), rows);
                rows = [];
            }
            folder = next;
            rows.Add(row);
        }
        if (rows.Count > 0 || by.Length == 0)
        {
            yield return (File(folder ?? table.Name), rows);
        }

        string File(string folder)
        {
            int number = numbers.GetValueOrDefault(folder);
            numbers[folder] = number + 1;
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{folder}/part-{number}.{extension}");
        }
    }
}
