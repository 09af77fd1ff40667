using System.Security.Cryptography;

namespace TradeData.Schedules.UnitedStates;

/// <summary>
/// Imports the Harmonized Tariff Schedule of the United States from its publisher's exports. The JSON export is a list of rows, or an
/// object with the list in <c>results</c>. Every value is a text, and an empty one is <c>null</c>, <c>""</c> or <c>[]</c>. The CSV and
/// Excel exports are read, too, but lack the footnotes. The start of the file shows its form.
/// Each row becomes one line, in the same order; the indents form the tree. A line has the rates of its own row. A missing column is
/// inherited from the nearest ancestor:
/// <c>RatesFor</c> and <c>Quote</c> find it there, and say so.
/// <para>The file is read once, from front to back, with a few rows in memory. <see cref="ScheduleImport.Report"/> lists everything that is
/// not understood.</para>
/// </summary>
public static class UsHtsImporter
{
    /// <summary>The key of the schedule.</summary>
    public const string Schedule = "US-HTS";

    private const int ProgressEvery = 1000;
    private const int MostWaiting = 1000;

    /// <summary>Imports a file.</summary>
    /// <param name="content">The file, read from its present position to its end. It stays open.</param>
    /// <param name="options">The settings that the file itself does not contain.</param>
    /// <param name="progress">Receives a report after every thousand rows, and at the end.</param>
    /// <param name="cancellation">Cancels the import between two rows.</param>
    /// <returns>The lines, which are read on demand.</returns>
    /// <exception cref="ImportException">Thrown while the lines are read: the file is not in the form of the export.</exception>
    public static ScheduleImport Read(Stream content, ImportOptions options, IProgress<ImportProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(options);
        return new ScheduleImport(options, report => Lines(content, options, report, progress, cancellation));
    }

    private static IEnumerable<TariffLine> Lines(Stream content, ImportOptions options, ImportReport report,
        IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using IUsHtsRows rows = UsHtsRows.Open(content, options, report, hash);
        UsHtsLines lines = new(options, report);
        List<UsHtsRow> waiting = [];
        int chapter = 0;
        while (rows.Next() is { } row)
        {
            cancellation.ThrowIfCancellationRequested();
            if (report.RowsRead % ProgressEvery == 0)
            {
                progress?.Report(new ImportProgress(options.SourceName, rows.Consumed, report.RowsRead));
            }
            if (row.Goods is { } code)
            {
                chapter = code.ChapterNumber;
            }
            else if (waiting.Count > 0 || row.Indent == 0)
            {
                waiting.Add(row.Place.Row - waiting.FirstOrDefault(row).Place.Row < MostWaiting ? row : throw NoCode(row));
                continue;
            }
            foreach (UsHtsRow before in waiting)
            {
                yield return Make(before);
            }
            waiting.Clear();
            yield return Make(row);
        }
        foreach (UsHtsRow last in waiting)
        {
            yield return chapter > 0 ? Make(last) : throw NoCode(last);
        }
        Finish();

        TariffLine Make(UsHtsRow row)
        {
            report.LinesMade++;
            return lines.Make(row, chapter);
        }

        void Finish()
        {
            lines.Finish();
            report.Provenance.Bytes = rows.Consumed;
            report.Provenance.Sha256 = Convert.ToHexStringLower(hash.GetCurrentHash());
            report.IsComplete = true;
            progress?.Report(new ImportProgress(options.SourceName, rows.Consumed, report.RowsRead));
        }
    }

    private static ImportException NoCode(UsHtsRow row) => new("No row near has a code, so that its chapter is not known.", row.Place);
}
