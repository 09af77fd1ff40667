using TradeData.Runtime;

namespace TradeData;

/// <summary>A column of a line, with its row and its rates there.</summary>
/// <param name="Column">The column.</param>
/// <param name="Programme">The key of the programme, for a column of preferences.</param>
/// <param name="Row">The line, or the nearest row above that has something in the column.</param>
/// <param name="Rates">What that row has in the column, in force or not.</param>
internal sealed record LineColumn(RateColumn Column, string? Programme, TariffLine Row, List<LineRate> Rates)
{
    private ValueList<RateCondition>[]? _conditions;

    /// <summary>Returns the conditions of one of the rates, computed once.</summary>
    public ValueList<RateCondition> ConditionsOf(int rate, Programme? programme, Quota? quota)
    {
        ValueList<RateCondition>[] known = _conditions ??= new ValueList<RateCondition>[Rates.Count];
        if (known[rate].IsEmpty)
        {
            known[rate] = RateConditions.Of(Rates[rate], programme, quota);
        }
        return known[rate];
    }
}

/// <summary>Finds the columns of a line. A missing column is inherited from the nearest ancestor, each column separately. The ancestors
/// are those of the day, including changes by later editions.</summary>
internal static class LineColumns
{
    // A tariff has some ten levels; this only protects against invalid rows of a caller.
    private const int DeepestTree = 40;

    public static List<LineColumn> Of(TradeCatalog catalog, TariffLine line, DateOnly on) => Of(Upwards(catalog, line, on));

    /// <summary>The columns of a row, given with those above it.</summary>
    public static List<LineColumn> Of(IEnumerable<TariffLine> upwards)
    {
        List<LineColumn> columns = [];
        foreach (TariffLine row in upwards)
        {
            AddMissing(columns, row);
        }
        return columns;
    }

    /// <summary>Returns the row and those above it, the nearest first.</summary>
    public static IEnumerable<TariffLine> Upwards(TradeCatalog catalog, TariffLine line, DateOnly on)
    {
        TariffLine? row = line;
        for (int depth = 0; row is not null && depth < DeepestTree; depth++)
        {
            yield return row;
            row = Above(catalog, row, on);
        }
    }

    /// <summary>Returns the row above on a day, or else in the row's own edition.</summary>
    public static TariffLine? Above(TradeCatalog catalog, TariffLine row, DateOnly on) =>
        row.Parent is not { } parent ? null
        : catalog.TariffLines.FindAsOf(row.Schedule, parent, on) ?? catalog.TariffLines.Find(row.Schedule, row.Edition, parent);

    private static void AddMissing(List<LineColumn> columns, TariffLine row)
    {
        int inherited = columns.Count;
        foreach (LineRate rate in row.Rates)
        {
            LineColumn? known = Find(columns, rate, out int index);
            if (known is null)
            {
                columns.Add(new LineColumn(rate.Column, rate.Programme, row, [rate]));
            }
            else if (index >= inherited)
            {
                known.Rates.Add(rate);
            }
        }
    }

    private static LineColumn? Find(List<LineColumn> columns, LineRate rate, out int index)
    {
        for (index = 0; index < columns.Count; index++)
        {
            if (columns[index].Column == rate.Column && columns[index].Programme == rate.Programme)
            {
                return columns[index];
            }
        }
        return null;
    }
}
