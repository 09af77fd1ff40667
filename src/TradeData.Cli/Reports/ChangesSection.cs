using System.Globalization;
using TradeData.Cli.Data;
using TradeData.Cli.Output;
using TradeData.Cli.Reports.Charts;
using TradeData.Runtime;
using TradeData.Schedules;

namespace TradeData.Cli.Reports;

/// <summary>The changes between two editions of a schedule.</summary>
internal static class ChangesSection
{
    private const int MostListed = 500;
    private const int MostRates = 40;

    /// <summary>The folder of lines in a folder that <c>import</c> wrote.</summary>
    private const string LinesFolder = "tariff-lines";

    /// <summary>Returns the section of two editions, each a file or folder of tariff lines or a folder that <c>import</c> wrote.</summary>
    public static ReportSection Of(string before, string after, CancellationToken cancellation)
    {
        List<TariffLine> old = Read(before, cancellation);
        List<TariffLine> @new = Read(after, cancellation);
        ScheduleDiff diff = ScheduleDiff.Between(old, @new);
        string from = NameOf(old, before);
        string to = NameOf(@new, after);
        RateMove[] moves = [.. MovesOf(diff).OrderByDescending(move => Math.Abs(move.After - move.Before)).ThenBy(move => move.Name, StringComparer.Ordinal)];
        return new ReportSection
        {
            Id = "changes",
            Title = $"Changes from {from} to {to}",
            Introduction = [string.Create(CultureInfo.InvariantCulture, $"{from} has {diff.LinesBefore:N0} lines, {to} has {diff.LinesAfter:N0}. {DiagnosticWriter.Count(diff.Changes.Count, "change")} in meaning; mark-up and other notations of the same rate are no changes.")],
            Charts = [.. Charts(diff, moves)],
            Tables = diff.Changes.Count == 0 ? [] : [("The changes", new FigureTable(["Line", "Kind", "Change"], [.. diff.Changes.Take(MostListed).Select(Row)]))],
            Notes = [.. Notes(diff, moves.Length)],
        };
    }

    private static IEnumerable<Chart> Charts(ScheduleDiff diff, RateMove[] moves)
    {
        (string Name, int Count)[] kinds = [.. KindNames.Select(kind => (kind, diff.Changes.Count(change => KindOf(change) == kind)))];
        yield return Counts("changes", "Changes by kind", "Kind", kinds);
        if (diff.Changes.Count == 0)
        {
            yield break;
        }
        yield return Counts("chapters", "Changes by chapter", "Chapter", [.. diff.Changes.GroupBy(ChapterOf).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.Count()))]);
        if (moves.Length > 0)
        {
            RateMove[] drawn = [.. moves.Take(MostRates)];
            yield return new RateMoveChart
            {
                Id = "rates",
                Title = "Changed percentages",
                Description = "Rates before (a ring) and after (a dot), in percent of the value, the greatest change first. The table below has the same rates.",
                Moves = drawn,
                Table = new FigureTable(["Line and column", "Before", "After"], [.. drawn.Select(move => (IReadOnlyList<Cell>)[move.Name, Scale.Show(move.Before) + " %", Scale.Show(move.After) + " %"])]),
            };
        }
    }

    private static BarChart Counts(string id, string title, string column, (string Name, int Count)[] counts) => new()
    {
        Id = id,
        Title = title,
        Description = $"Bars of the number of changes, by {column.ToLowerInvariant()}. The table below has the same numbers.",
        Bars = [.. counts.Select(count => new Bar(count.Name, count.Count, count.Count.ToString("N0", CultureInfo.InvariantCulture)))],
        Unit = "",
        AreWhole = true,
        Table = new FigureTable([column, "Changes"], [.. counts.Select(count => (IReadOnlyList<Cell>)[count.Name, count.Count.ToString("N0", CultureInfo.InvariantCulture)])]),
    };

    private static IEnumerable<RateMove> MovesOf(ScheduleDiff diff) =>
        from change in diff.Of<LineChange.RateChanged>()
        where change is { Old.Count: 1, New.Count: 1 }
        let before = change.Old[0].Rate.PercentOfValue
        let after = change.New[0].Rate.PercentOfValue
        where before is not null && after is not null && before != after
        select new RateMove($"{TariffDiff.Name(change.Line)}, {change.Column.ToJson()}{(change.Programme is { } programme ? " " + programme : "")}", before.Value, after.Value);

    private static IEnumerable<string> Notes(ScheduleDiff diff, int moves)
    {
        yield return "Changes are those of the files as published; a duty can also change by a measure, a quota or a staged reduction without a change of a line.";
        int left = diff.Changes.Count - MostListed;
        if (left > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{left:N0} further changes are not listed; \"tradedata diff\" with --table TariffLines lists all.");
        }
        if (moves > MostRates)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Drawn are the {MostRates} greatest of {moves:N0} changed percentages.");
        }
        int notUnderstood = diff.Of<LineChange.RateChanged>().Count(change => change.Old.Concat(change.New).Any(rate => !rate.Rate.IsUnderstood));
        if (notUnderstood > 0)
        {
            yield return $"Not understood, and shown as published: {DiagnosticWriter.Count(notUnderstood, "changed rate")}.";
        }
    }

    private static IReadOnlyList<Cell> Row(LineChange change) => [TariffDiff.Name(change.Line), KindOf(change), TariffDiff.Words(change)];

    private static string[] KindNames => ["added", "removed", "moved", "rates", "texts", "units", "footnotes"];

    private static string KindOf(LineChange change) => change switch
    {
        LineChange.Added => "added",
        LineChange.Removed => "removed",
        LineChange.Moved => "moved",
        LineChange.RateChanged => "rates",
        LineChange.TextChanged => "texts",
        LineChange.UnitsChanged => "units",
        _ => "footnotes",
    };

    private static string ChapterOf(LineChange change) => change.Line.Code is { } code ? "Chapter " + code.ToString()[..2] : "without a code";

    private static string NameOf(List<TariffLine> lines, string path)
    {
        string[] editions = [.. lines.Select(line => $"{line.Schedule} {line.Edition}").Distinct().Take(2)];
        return editions.Length == 1 ? editions[0] : Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
    }

    private static List<TariffLine> Read(string path, CancellationToken cancellation)
    {
        if (!Path.Exists(path))
        {
            throw new UserException($"There is no file or folder \"{path}\".");
        }
        string lines = Path.Combine(path, LinesFolder);
        return TariffDiff.Read(Directory.Exists(lines) ? lines : path, cancellation);
    }
}
