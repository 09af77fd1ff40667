using Spectre.Console;

namespace TradeData.Cli.Output;

/// <summary>Writes rows of cells under headings.</summary>
internal static class GridWriter
{
    /// <summary>As a table for people; in a pipe without lines, its columns as wide as they need, and nothing wrapped.</summary>
    public static void WriteTable(Terminal terminal, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (Console.IsOutputRedirected)
        {
            WriteAligned(terminal.Out, [columns, .. rows.Select(row => row.Select(OneLine).ToArray())]);
            return;
        }
        Table table = new() { Border = TableBorder.Simple };
        foreach (string column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column)));
        }
        foreach (IReadOnlyList<string> row in rows)
        {
            table.AddRow(row.Select(cell => new Text(OneLine(cell))));
        }
        terminal.Console().Write(table);
    }

    /// <summary>As CSV (RFC 4180), lines ended by LF.</summary>
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
