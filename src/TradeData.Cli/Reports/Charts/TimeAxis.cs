using System.Globalization;

namespace TradeData.Cli.Reports.Charts;

/// <summary>A period on a scale: days of the calendar, or years of an agreement. Places are counted in whole units.</summary>
/// <param name="From">The first unit.</param>
/// <param name="To">The unit after the last.</param>
internal abstract record TimeAxis(int From, int To)
{
    /// <summary>Returns marks with their labels: as many as fit beside each other, at most.</summary>
    public IReadOnlyList<(int At, string Label)> Marks(double width)
    {
        foreach (IReadOnlyList<(int At, string Label)> marks in Candidates())
        {
            double widest = marks.Select(mark => TextWidth.Of(mark.Label, "faint")).DefaultIfEmpty(0).Max();
            double nearest = marks.Zip(marks.Skip(1), (mark, next) => Place(next.At, width) - Place(mark.At, width)).DefaultIfEmpty(double.MaxValue).Min();
            if (nearest >= widest + 10)
            {
                return marks;
            }
        }
        return [];
    }

    /// <summary>Returns the distance of a unit from the start of the axis.</summary>
    public double Place(int at, double width) => Math.Clamp((double)(at - From) / Math.Max(1, To - From), 0, 1) * width;

    /// <summary>Returns possible marks, the densest first.</summary>
    protected abstract IEnumerable<IReadOnlyList<(int At, string Label)>> Candidates();
}

/// <summary>Days; a place is a day's number.</summary>
internal sealed record CalendarAxis(int From, int To) : TimeAxis(From, To)
{
    public CalendarAxis(DateOnly from, DateOnly to)
        : this(from.DayNumber, to.DayNumber)
    {
    }

    protected override IEnumerable<IReadOnlyList<(int At, string Label)>> Candidates()
    {
        const int yearsWithMonths = 3;
        DateOnly first = DateOnly.FromDayNumber(From);
        DateOnly last = DateOnly.FromDayNumber(To);
        if (last.Year - first.Year < yearsWithMonths)
        {
            foreach (int months in (int[])[1, 3, 6])
            {
                yield return [.. MonthsBetween(first, last, months).Select(day => (day.DayNumber, day.ToString("MMM yyyy", CultureInfo.InvariantCulture)))];
            }
        }
        foreach (int years in (int[])[1, 2, 5, 10, 25])
        {
            yield return [.. Enumerable.Range(first.Year, last.Year - first.Year + 1).Where(year => year % years == 0).Select(year => new DateOnly(year, 1, 1))
                .Where(day => day >= first && day <= last).Select(day => (day.DayNumber, day.ToString("yyyy", CultureInfo.InvariantCulture)))];
        }
    }

    private static IEnumerable<DateOnly> MonthsBetween(DateOnly first, DateOnly last, int months)
    {
        for (DateOnly day = new(first.Year, 1, 1); day <= last; day = day.AddMonths(months))
        {
            if (day >= first)
            {
                yield return day;
            }
        }
    }
}

/// <summary>Years of an agreement, counted from 1.</summary>
internal sealed record AgreementYearAxis(int To) : TimeAxis(1, To)
{
    protected override IEnumerable<IReadOnlyList<(int At, string Label)>> Candidates()
    {
        foreach (int years in (int[])[1, 2, 5, 10])
        {
            yield return [.. Enumerable.Range(1, To - 1).Where(year => year == 1 || year % years == 0).Select(year => (year, string.Create(CultureInfo.InvariantCulture, $"year {year}")))];
        }
    }
}
