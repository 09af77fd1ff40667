namespace TradeData;

/// <summary>Finds the lines of a schedule that a code stands for on a day.</summary>
internal sealed class LineSearch(TradeCatalog catalog, Schedule schedule, HsCode code, DateOnly on)
{
    private const int FewestDigits = 6;
    private const int MostNearest = 20;

    private readonly TariffLineTable _lines = catalog.TariffLines.AsOf(on);

    /// <summary>The row with the very code, once the lines have been looked for, or null if there is none.</summary>
    public TariffLine? Exact { get; private set; }

    /// <summary>
    /// The lines that nothing lies below, of those that the code covers: one where the code is that of a line, several where it is that of a heading. Where the schedule does not go
    /// into such detail, the line above that it ends with.
    /// </summary>
    public List<TariffLine> Find()
    {
        List<TariffLine> below = Under(code);
        Exact = below.Find(row => row.Code == code);
        return below.Count > 0 ? Leaves(below) : LineAbove() is { } above ? [above] : [];
    }

    /// <summary>The lines of the nearest code above that covers any.</summary>
    public List<TariffLine> Nearest()
    {
        for (HsCode? shorter = code.Parent; shorter is { } prefix; shorter = prefix.Parent)
        {
            List<TariffLine> found = Under(prefix);
            if (found.Count > 0)
            {
                return found.Count > MostNearest ? found[..MostNearest] : found;
            }
        }
        return [];
    }

    /// <summary>The rows whose codes begin with the digits.</summary>
    private List<TariffLine> Under(HsCode prefix)
    {
        List<TariffLine> found = [];
        foreach (TariffLine row in _lines.Under(prefix))
        {
            if (row.Schedule == schedule.Id)
            {
                found.Add(row);
            }
        }
        return found;
    }

    private List<TariffLine> Leaves(List<TariffLine> rows)
    {
        HashSet<string> parents = new(StringComparer.Ordinal);
        foreach (TariffLine row in rows)
        {
            // Rows without a code stand between rows with one; all above a row are no leaves.
            for (TariffLine? above = LineColumns.Above(catalog, row, on); above is not null && parents.Add(above.LineId);)
            {
                above = LineColumns.Above(catalog, above, on);
            }
        }
        List<TariffLine> leaves = rows.FindAll(row => !parents.Contains(row.LineId));
        return leaves.Count > 0 ? leaves : rows;
    }

    /// <summary>The row with the longest code that the given one begins with, if nothing lies below it.</summary>
    private TariffLine? LineAbove()
    {
        for (HsCode? shorter = code.Parent; shorter is { Length: >= FewestDigits } prefix; shorter = prefix.Parent)
        {
            List<TariffLine> found = Under(prefix);
            if (found.Count > 0)
            {
                return found is [var single] && single.Code == prefix ? single : null;
            }
        }
        return null;
    }
}
