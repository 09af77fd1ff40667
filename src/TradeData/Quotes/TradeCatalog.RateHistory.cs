using TradeData.Runtime;

namespace TradeData;

/// <content>The rates of a line over the editions of its schedule.</content>
public sealed partial class TradeCatalog
{
    /// <summary>Returns the rates of a line over all editions in the catalog, the oldest first. Editions without a change form one period;
    /// days without the line are left out.</summary>
    /// <param name="importer">The importer: a partner's code, its two letters, its English name, or the key of a schedule.</param>
    /// <param name="code">The code of the line, with or without dots.</param>
    /// <exception cref="UnknownScheduleException">The catalog has no schedule of that importer.</exception>
    /// <exception cref="ArgumentException">The code is not valid.</exception>
    public ValueList<RatePeriod> RateHistory(string importer, string code)
    {
        string schedule = ScheduleOf(importer, DateOnly.MaxValue).Id;
        HsCode goods = CodeOf(code);
        List<TariffLine> rows = [.. TariffLines.Under(goods).Where(line => line.Schedule == schedule && line.Code == goods)];
        DateOnly[] days = [.. DaysOfChange(rows)];
        List<RatePeriod> periods = [];
        for (int i = 0; i < days.Length; i++)
        {
            DateOnly from = days[i];
            if (rows.Find(row => row.Effective.Contains(from)) is not { } line)
            {
                continue;
            }
            DateOnly? to = i + 1 < days.Length ? days[i + 1] : null;
            ValueList<LineRate> rates = LineColumns.Of(this, line, from).SelectMany(static column => column.Rates).Where(rate => rate.Effective?.Contains(from) ?? true).ToValueList();
            if (periods is [.., var last] && last.To == from && AreSame(last.Rates, rates))
            {
                periods[^1] = new RatePeriod(last.From, to, last.Line, last.Rates);
            }
            else
            {
                periods.Add(new RatePeriod(from, to, line, rates));
            }
        }
        return periods.ToValueList();
    }

    /// <summary>Returns the days on which the line, a row above it or a rate of one of them begins or ends.</summary>
    private SortedSet<DateOnly> DaysOfChange(List<TariffLine> rows)
    {
        SortedSet<DateOnly> days = [];
        HashSet<string> parents = new(StringComparer.Ordinal);
        Queue<TariffLine> open = new(rows);
        while (open.TryDequeue(out TariffLine? row))
        {
            Add(days, row.Effective);
            foreach (LineRate rate in row.Rates)
            {
                Add(days, rate.Effective);
            }
            if (row.Parent is { } parent && parents.Add(parent))
            {
                foreach (TariffLine above in TariffLines.ByScheduleAndLineId(row.Schedule, parent))
                {
                    open.Enqueue(above);
                }
            }
        }
        return days;
    }

    private static void Add(SortedSet<DateOnly> days, Period? period)
    {
        if (period is not null)
        {
            days.Add(period.From);
            if (period.To is { } end)
            {
                days.Add(end);
            }
        }
    }

    private static bool AreSame(ValueList<LineRate> before, ValueList<LineRate> after)
    {
        if (before.Count != after.Count)
        {
            return false;
        }
        for (int i = 0; i < before.Count; i++)
        {
            LineRate left = before[i];
            LineRate right = after[i];
            if (left.Column != right.Column || left.Programme != right.Programme || left.QuotaSide != right.QuotaSide
                || left.Season != right.Season || left.Effective != right.Effective
                || !left.Rate.IsEquivalentTo(right.Rate))
            {
                return false;
            }
        }
        return true;
    }
}
