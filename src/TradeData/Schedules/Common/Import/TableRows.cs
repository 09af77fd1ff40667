namespace TradeData.Schedules;

/// <summary>The rows of a sheet: a CSV file, or one of a workbook.</summary>
internal interface ITableRows
{
    /// <summary>How many bytes have been read.</summary>
    public long Consumed { get; }

    /// <summary>Where the last row that was taken begins.</summary>
    public ImportPlace Place { get; }

    /// <summary>Takes the next row that is not blank.</summary>
    /// <param name="row">The number that messages call it by.</param>
    /// <param name="cells">Filled with the texts of its cells.</param>
    public bool Next(int row, List<string> cells);
}

/// <summary>The names of a sheet's columns, as its first row has them.</summary>
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

    /// <summary>Reads the first row, which must have the columns.</summary>
    /// <param name="rows">The sheet, at its beginning.</param>
    /// <param name="required">The columns without which nothing can be imported.</param>
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

    /// <summary>The column's place, or -1 if there is none.</summary>
    public int At(string name) => _columns.GetValueOrDefault(name, -1);

    /// <summary>The text of a column as it stands, or null if the row has none.</summary>
    public string? Raw(List<string> cells, string name) => At(name) is >= 0 and int at && at < cells.Count && !string.IsNullOrWhiteSpace(cells[at]) ? cells[at] : null;

    /// <summary>The text of a column, without blanks around it, or null if the row has none.</summary>
    public string? Text(List<string> cells, string name) => Raw(cells, name)?.Trim();
}
