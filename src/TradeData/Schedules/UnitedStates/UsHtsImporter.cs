using System.Security.Cryptography;

namespace TradeData.Schedules.UnitedStates;

/// <summary>
/// Imports the Harmonized Tariff Schedule of the United States from what its publisher exports. In JSON that is a list of rows, or an object with the list in <c>results</c>, every value a text,
/// "nothing" written as <c>null</c>, <c>""</c> or <c>[]</c>. The CSV and Excel exports are read too, and lack the footnotes. How the file begins tells which it is.
/// Each row becomes one line, in the same order; the tree is that of the indents. A line has the rates that its own row states: a column that it lacks is the nearest ancestor's, which is
/// where <c>RatesFor</c> and <c>Quote</c> find it, and say so.
/// <para>The file is read once, from front to back, and a few rows of it are held. What is not understood is in <see cref="ScheduleImport.Report"/>.</para>
/// </summary>
public static class UsHtsImporter
{
    /// <summary>The key of the schedule.</summary>
    public const string Schedule = "US-HTS";

    private const int ProgressEvery = 1000;
    private const int MostWaiting = 1000;

    /// <summary>Imports a file.</summary>
    /// <param name="content">The file, read from its present position to its end, and left open.</param>
    /// <param name="options">What the file does not say of itself.</param>
    /// <param name="progress">Told about every thousand rows, and at the end.</param>
    /// <param name="cancellation">Ends the import between two rows.</param>
    /// <returns>The lines, which are read as they are asked for.</returns>
    /// <exception cref="ImportException">Thrown while the lines are read: the file is not of the export's shape.</exception>
    public static ScheduleImport Read(Stream content, ImportOptions options, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(options);
        return new ScheduleImport(options, report => Lines(content, options, report, progress, cancellation));
    }

    private static IEnumerable<TariffLine> Lines(Stream content, ImportOptions options, ImportReport report, IProgress<ImportProgress>? progress, CancellationToken cancellation)
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
