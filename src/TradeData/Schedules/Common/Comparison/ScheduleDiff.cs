using TradeData.Runtime;

namespace TradeData.Schedules;

/// <summary>The changes between two editions of a schedule. Mere differences of presentation are ignored: mark-up, which some revisions are
/// full of, blanks, signs with two notations, the wording of a rate.</summary>
public sealed class ScheduleDiff
{
    private ScheduleDiff(List<LineChange> changes, int before, int after) => (Changes, LinesBefore, LinesAfter) = (changes, before, after);

    /// <summary>The changes: those of the later edition's lines in its order, then the removed lines.</summary>
    public IReadOnlyList<LineChange> Changes { get; }

    /// <summary>The number of lines of the earlier edition.</summary>
    public int LinesBefore { get; }

    /// <summary>The number of lines of the later edition.</summary>
    public int LinesAfter { get; }

    /// <summary>The changes of a kind.</summary>
    /// <typeparam name="T">The kind.</typeparam>
    public IEnumerable<T> Of<T>()
        where T : LineChange => Changes.OfType<T>();

    /// <summary>Compares two editions. Both are held in memory.</summary>
    /// <param name="before">The lines of the earlier edition, in its order, from an import or a catalog.</param>
    /// <param name="after">The lines of the later edition.</param>
    public static ScheduleDiff Between(IEnumerable<TariffLine> before, IEnumerable<TariffLine> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        List<TariffLine> old = [.. before];
        List<TariffLine> @new = [.. after];
        LinePairs pairs = LinePairs.Of(old, @new);
        List<LineChange> changes = [];
        foreach (TariffLine line in @new)
        {
            if (pairs.BeforeOf(line) is { } was)
            {
                AddChanges(changes, pairs, was, line);
            }
            else
            {
                changes.Add(new LineChange.Added(line));
            }
        }
        changes.AddRange(old.Where(line => !pairs.IsPaired(line)).Select(static line => new LineChange.Removed(line)));
        return new ScheduleDiff(changes, old.Count, @new.Count);
    }

    private static void AddChanges(List<LineChange> changes, LinePairs pairs, TariffLine was, TariffLine line)
    {
        if (was.Indent != line.Indent || pairs.AfterIdOf(was.Parent) != line.Parent)
        {
            changes.Add(new LineChange.Moved(was, line));
        }
        AddRateChanges(changes, was, line);
        if (!ComparedText.AreSame(was.Description, line.Description))
        {
            changes.Add(new LineChange.TextChanged(was, line));
        }
        if (!SameUnits(was, line))
        {
            changes.Add(new LineChange.UnitsChanged(was, line));
        }
        if (!SameFootnotes(was, line))
        {
            changes.Add(new LineChange.FootnotesChanged(was, line));
        }
    }

    private static void AddRateChanges(List<LineChange> changes, TariffLine was, TariffLine line)
    {
        if (was.Rates.IsEmpty && line.Rates.IsEmpty)
        {
            return;
        }
        List<LineRate> old = [.. was.Rates];
        List<LineRate> @new = [.. line.Rates];
        foreach ((RateColumn column, string? programme) in old.Concat(@new).Select(static rate => (rate.Column, rate.Programme)).Distinct())
        {
            List<LineRate> before = old.FindAll(rate => rate.Column == column && rate.Programme == programme);
            List<LineRate> after = @new.FindAll(rate => rate.Column == column && rate.Programme == programme);
            if (!before.Select(Compared).SequenceEqual(after.Select(Compared)))
            {
                changes.Add(new LineChange.RateChanged(was, line, column, programme, before.ToValueList(), after.ToValueList()));
            }
        }
    }

    /// <summary>Returns the rate without its wording, unless it has nothing else.</summary>
    private static LineRate Compared(LineRate rate) => rate with
    {
        Rate = rate.Rate is DutyRate.Unparsed unparsed ? unparsed with { Raw = ComparedText.Of(unparsed.Raw), Reason = "-" } : rate.Rate.WithoutRaw(),
    };

    private static bool SameUnits(TariffLine was, TariffLine line) =>
        was.Units.Select(static unit => unit.Code ?? ComparedText.Of(unit.Raw)).SequenceEqual(line.Units.Select(static unit => unit.Code ?? ComparedText.Of(unit.Raw)));

    private static bool SameFootnotes(TariffLine was, TariffLine line) =>
        was.Footnotes.Select(Compared).SequenceEqual(line.Footnotes.Select(Compared));

    private static (FootnoteType, string?, string, ValueList<string>) Compared(Footnote note) =>
        (note.Type, note.Marker, ComparedText.Of(note.Text), note.Columns);
}
