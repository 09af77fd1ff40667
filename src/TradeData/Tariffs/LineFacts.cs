using TradeData.Schedules;

namespace TradeData;

/// <summary>The facts of a line that do not depend on the origin, in a period without changes of the line or of a row above it: its
/// columns, and the provisions in footnotes.</summary>
internal sealed class LineFacts
{
    private readonly HsCode? _namedAt;

    public LineFacts(TradeCatalog catalog, TariffLine line, DateOnly on)
    {
        Line = line;
        List<TariffLine> upwards = [.. LineColumns.Upwards(catalog, line, on)];
        for (int i = 1; i < upwards.Count; i++)
        {
            TariffLine above = upwards[i];
            // A row of another edition stands in where the day has none: nothing says for how long.
            Period days = above.Effective.Contains(on) ? above.Effective : new Period { From = on, To = on.AddDays(1) };
            From = days.From > From ? days.From : From;
            To = To < days.To ? To : days.To ?? To;
        }
        Columns = LineColumns.Of(upwards);
        Named = ScheduleModules.Find(line.Schedule)?.ProvisionsPrefix is { } prefix ? CodesIn(upwards, prefix, out _namedAt) : [];
        NamedUnknown = Array.FindAll(Named, provision => !MeasureIndex.Of(catalog).Knows(line.Schedule, provision));
        CoverageKey = NamedUnknown.Length == 0 ? line.Edition : $"{line.Edition} {string.Join(',', NamedUnknown)}";
    }

    /// <summary>The first day on which they hold.</summary>
    public DateOnly From { get; } = DateOnly.MinValue;

    /// <summary>The first day on which they do not hold any more; null where no end is known.</summary>
    public DateOnly? To { get; }

    public TariffLine Line { get; }

    public List<LineColumn> Columns { get; }

    /// <summary>The provisions that change duties and that the footnotes of the line, or of rows above it, name; in order.</summary>
    public HsCode[] Named { get; }

    /// <summary>The code of the highest row with such a footnote.</summary>
    public HsCode? NamedAt => _namedAt;

    /// <summary>Those of them that no measure states.</summary>
    public HsCode[] NamedUnknown { get; }

    /// <summary>The edition of the line and the provisions in one text: what the coverage of a quote depends on.</summary>
    public string CoverageKey { get; }

    /// <summary>The codes below a prefix that footnotes of rows name, in order.</summary>
    private static HsCode[] CodesIn(List<TariffLine> rows, HsCode prefix, out HsCode? highest)
    {
        HsCode[] codes = [];
        highest = null;
        foreach (TariffLine row in rows)
        {
            foreach (Footnote note in row.Footnotes)
            {
                foreach (HsCode code in note.Refs)
                {
                    if (code.StartsWith(prefix))
                    {
                        codes = OrderedCodes.With(codes, code);
                        highest = row.Code ?? highest;
                    }
                }
            }
        }
        return codes;
    }

    public bool HoldOn(DateOnly on) => From <= on && (To is not { } to || on < to);

    /// <summary>Whether every column is the very one of another line: the line then has no rate of its own.</summary>
    public bool HasOnlyColumnsOf(LineFacts above)
    {
        if (Columns.Count != above.Columns.Count)
        {
            return false;
        }
        for (int i = 0; i < Columns.Count; i++)
        {
            if (!ReferenceEquals(Columns[i].Row, above.Columns[i].Row) || Columns[i].Column != above.Columns[i].Column
                || Columns[i].Programme != above.Columns[i].Programme)
            {
                return false;
            }
        }
        return true;
    }
}
