using Spectre.Console;

namespace TradeData.Cli.Output;

/// <summary>Writes rows of cells under headings.</summary>
internal static class GridWriter
{
    /// <summary>Writes a table. In a pipe each column is as wide as it needs, and nothing is wrapped. In a terminal the table fits its
    /// width: requested columns are wrapped; otherwise columns that do not fit are left out and named, and a long text is
    /// truncated.</summary>
    public static void WriteTable(Terminal terminal, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, bool areChosen)
    {
        IReadOnlyList<string>[] cells = [.. rows.Select(row => row.Select(OneLine).ToArray())];
        if (Console.IsOutputRedirected)
        {
            WriteAligned(terminal.Out, [columns, .. cells]);
            return;
        }
        IAnsiConsole console = terminal.Console();
        ColumnFit fit = areChosen ? ColumnFit.All(columns.Count) : ColumnFit.Choose(columns, cells, console.Profile.Width);
        Table table = new() { Border = TableBorder.Simple };
        foreach (int column in fit.Shown)
        {
            table.AddColumn(new TableColumn(new Text(columns[column])));
        }
        foreach (IReadOnlyList<string> row in cells)
        {
            table.AddRow(fit.Shown.Select(column => new Text(fit.Cut(column, row[column]))));
        }
        console.Write(table);
        if (fit.Shown.Count < columns.Count)
        {
            terminal.Say($"Not shown, because they do not fit: {string.Join(", ", columns.Where((_, column) => !fit.Shown.Contains(column)))}. --columns selects columns, --format json shows all.");
        }
    }

    /// <summary>Writes CSV (RFC 4180) with lines ended by LF.</summary>
    public static void WriteCsv(Terminal terminal, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        WriteCsvRow(terminal.Out, columns);
        foreach (IReadOnlyList<string> row in rows)
        {
            WriteCsvRow(terminal.Out, row);
        }
    }

    private static void WriteAligned(TextWriter output, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => row[column].GetCellWidth()))];
        foreach (IReadOnlyList<string> row in rows)
        {
            IEnumerable<string> cells = row.Select((cell, column) => cell + new string(' ', widths[column] - cell.GetCellWidth()));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }

    private static void WriteCsvRow(TextWriter output, IReadOnlyList<string> cells)
    {
        output.Write(string.Join(',', cells.Select(Quoted)));
        output.Write('\n');
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string OneLine(string cell) => cell.ReplaceLineEndings(" ");
}
