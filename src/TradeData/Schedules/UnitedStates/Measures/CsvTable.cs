using System.Text;

namespace TradeData.Schedules.UnitedStates;

/// <summary>A small table of comma-separated values with a header. Lines that begin with a number sign are comments.</summary>
internal sealed class CsvTable
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    private CsvTable(string name) => Name = name;

    public string Name { get; }

    public List<string[]> Rows { get; } = [];

    public static CsvTable Read(string path)
    {
        CsvTable table = new(Path.GetFileName(path));
        foreach (string line in File.ReadLines(path, Encoding.UTF8))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }
            string[] cells = Cells(line);
            if (table._columns.Count > 0)
            {
                table.Rows.Add(cells);
                continue;
            }
            for (int i = 0; i < cells.Length; i++)
            {
                table._columns[cells[i].TrimStart('\uFEFF')] = i;
            }
        }
        return table;
    }

    /// <summary>Returns the cell of a row, or "" if it is missing or NA.</summary>
    /// <exception cref="InvalidDataException">The table does not have the column.</exception>
    public string Cell(string[] row, string column)
    {
        if (!_columns.TryGetValue(column, out int index))
        {
            throw new InvalidDataException($"{Name} has no column \"{column}\".");
        }
        string cell = index < row.Length ? row[index] : "";
        return cell == "NA" ? "" : cell;
    }

    private static string[] Cells(string line)
    {
        List<string> cells = [];
        StringBuilder cell = new();
        bool isQuoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c == '"')
            {
                if (isQuoted && i + 1 < line.Length && line[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    isQuoted = !isQuoted;
                }
            }
            else if (c == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }
        cells.Add(cell.ToString());
        return [.. cells];
    }
}
