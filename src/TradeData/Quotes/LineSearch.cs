namespace TradeData;

/// <summary>Finds the lines of a schedule for a code on a day.</summary>
internal sealed class LineSearch(TradeCatalog catalog, Schedule schedule, HsCode code, DateOnly on)
{
    private const int FewestDigits = 6;
    private const int MostNearest = 20;

    private readonly TariffLineTable _lines = catalog.TariffLines.AsOf(on);

    /// <summary>The row with exactly the code, after the lines have been searched, or null.</summary>
    public TariffLine? Exact { get; private set; }

    /// <summary>Returns the leaf lines that the code covers: one for the code of a line, several for that of a heading. If the schedule is
    /// less detailed, it returns the leaf line above.</summary>
    public List<TariffLine> Find()
    {
        List<TariffLine> below = Under(code);
        Exact = below.Find(row => row.Code == code);
        return below.Count > 0 ? Leaves(below) : LineAbove() is { } above ? [above] : [];
    }

    /// <summary>Returns the lines of the nearest code above that covers any.</summary>
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

    /// <summary>Returns the rows whose codes begin with the digits.</summary>
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
            // Rows without a code are among the others; no row above another is a leaf.
            for (TariffLine? above = LineColumns.Above(catalog, row, on); above is not null && parents.Add(above.LineId);)
            {
                above = LineColumns.Above(catalog, above, on);
            }
        }
        List<TariffLine> leaves = rows.FindAll(row => !parents.Contains(row.LineId));
        return leaves.Count > 0 ? leaves : rows;
    }

    /// <summary>Returns the leaf row with the longest code that is a prefix of the given one, or null.</summary>
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
