namespace TradeData.Schedules;

/// <summary>The rows of a sheet: a CSV file, or a sheet of a workbook.</summary>
internal interface ITableRows
{
    /// <summary>The number of bytes read.</summary>
    public long Consumed { get; }

    /// <summary>The place of the last row.</summary>
    public ImportPlace Place { get; }

    /// <summary>Reads the next row that is not blank.</summary>
    /// <param name="row">The number of the row in messages.</param>
    /// <param name="cells">Receives the texts of its cells.</param>
    public bool Next(int row, List<string> cells);
}

/// <summary>The names of a sheet's columns, from its first row.</summary>
internal sealed class TableHeader
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);

    private TableHeader(IEnumerable<string> names)
    {
        int at = 0;
        foreach (string name in names)
        {
            _columns.TryAdd(name.Trim(), at++);
        }
        Count = at;
    }

    /// <summary>The number of columns.</summary>
    public int Count { get; }

    /// <summary>The names, each once.</summary>
    public IEnumerable<string> Names => _columns.Keys;

    /// <summary>Reads the first row, which must have the required columns.</summary>
    /// <param name="rows">The sheet, at its start.</param>
    /// <param name="required">The required columns.</param>
    public static TableHeader Read(ITableRows rows, params ReadOnlySpan<string> required)
    {
        List<string> cells = [];
        if (!rows.Next(0, cells))
        {
            throw new ImportException("It is empty; the first row should name the columns.", rows.Place);
        }
        TableHeader header = new(cells);
        foreach (string name in required)
        {
            if (header.At(name) < 0)
            {
                throw new ImportException($"The first row should name a column \"{name}\" and has {string.Join(", ", cells.Select(static cell => $"\"{LineTexts.Shown(cell)}\""))}.", rows.Place);
            }
        }
        return header;
    }

    /// <summary>Returns the position of a column, or -1.</summary>
    public int At(string name) => _columns.GetValueOrDefault(name, -1);

    /// <summary>Returns the text of a column unchanged, or null if the row has none.</summary>
    public string? Raw(List<string> cells, string name) =>
        At(name) is >= 0 and int at && at < cells.Count && !string.IsNullOrWhiteSpace(cells[at]) ? cells[at] : null;

    /// <summary>Returns the text of a column, without blanks around it, or null if the row has none.</summary>
    public string? Text(List<string> cells, string name) => Raw(cells, name)?.Trim();
}
