using System.Security.Cryptography;

namespace TradeData.Schedules.Japan;

/// <summary>
/// Imports the Customs Tariff Schedule of Japan from JSON with a file for each chapter: nested rows, each with 27 columns of rates, in
/// Japanese.
/// Each row becomes one line with its texts unchanged. Rows that only group others repeat the code of the row above them: the first row
/// with a code keeps it, the others become rows without one.
/// <para>The files are read once, one after another; one row at the top with its descendants is in memory at a time.
/// <see cref="ScheduleImport.Report"/> lists everything that is not understood.</para>
/// </summary>
public static class JpCustomsImporter
{
    /// <summary>The key of the schedule.</summary>
    public const string Schedule = "JP-TARIFF";

    private const int MostWaiting = 1000;

    /// <summary>Whether a file of an edition has rows, by its name: <c>j_02_tariff_data.json</c>. Others hold notes and lists of
    /// laws.</summary>
    /// <param name="name">The file's name, with or without folders.</param>
    public static bool IsChapter(string name)
    {
        ReadOnlySpan<char> file = Path.GetFileName(name.AsSpan());
        return file is ['j', '_', >= '0' and <= '9', >= '0' and <= '9', .. var rest] && rest is "_tariff_data.json";
    }

    /// <summary>Imports the files of an edition.</summary>
    /// <param name="chapters">The files with rows, each read in its turn. <see cref="ImportFiles.Read"/> finds them in a folder or
    /// archive.</param>
    /// <param name="options">The settings that the files themselves do not contain.</param>
    /// <param name="progress">Receives a report after each file.</param>
    /// <param name="cancellation">Cancels the import between two rows.</param>
    /// <returns>The lines, which are read on demand.</returns>
    /// <exception cref="ImportException">Thrown while the lines are read: a file is not JSON, or not in the schedule's form.</exception>
    public static ScheduleImport Read(IEnumerable<ImportFile> chapters, ImportOptions options, IProgress<ImportProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(chapters);
        ArgumentNullException.ThrowIfNull(options);
        return new ScheduleImport(options, report => Lines(chapters, options, report, progress, cancellation));
    }

    private static IEnumerable<TariffLine> Lines(
        IEnumerable<ImportFile> chapters, ImportOptions options, ImportReport report, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        JpCustomsLines lines = new(options, report);
        foreach (ImportFile file in chapters)
        {
            using JsonItems items = new(file.Content, file.Name, options.MaxRowBytes, hash);
            List<JpCustomsNode> waiting = [];
            foreach (JpCustomsNode node in Nodes(items, report, cancellation))
            {
                waiting.Add(node);
                if (node.Description is null || node.ReadCode() is null)
                {
                    // A section's title has no code, and a heading of one line has no text; the next row supplies them.
                    _ = waiting.Count <= MostWaiting ? 0 : throw NoCode(node);
                    continue;
                }
                foreach (JpCustomsNode before in waiting)
                {
                    yield return lines.Make(before, node);
                }
                waiting.Clear();
            }
            foreach (JpCustomsNode last in waiting)
            {
                yield return last.ReadCode() is not null ? lines.Make(last, last) : throw NoCode(last);
            }
            report.Provenance.Bytes += items.Consumed;
            progress?.Report(new ImportProgress(file.Name, report.Provenance.Bytes, report.RowsRead));
        }
        report.Provenance.Sha256 = Convert.ToHexStringLower(hash.GetCurrentHash());
        report.IsComplete = true;
    }

    private static IEnumerable<JpCustomsNode> Nodes(JsonItems items, ImportReport report, CancellationToken cancellation)
    {
        JpCustomsNodeReader reader = new(items, report);
        while (NextTop(items, reader, report) is { } top)
        {
            foreach (JpCustomsNode node in top.Flatten())
            {
                cancellation.ThrowIfCancellationRequested();
                yield return node;
            }
        }
    }

    private static JpCustomsNode? NextTop(JsonItems items, JpCustomsNodeReader reader, ImportReport report) =>
        items.Next(report.RowsRead + 1, out ReadOnlySpan<byte> item) ? reader.Read(item) : null;

    private static ImportException NoCode(JpCustomsNode node) =>
        new("No row near has a code and a text, so that its chapter is not known.", node.Place);
}
