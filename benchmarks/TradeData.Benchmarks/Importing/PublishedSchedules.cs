using System.IO.Compression;
using TradeData.Schedules;
using TradeData.Schedules.Japan;
using TradeData.Schedules.UnitedStates;

namespace TradeData.Benchmarks.Importing;

/// <summary>Published revisions of the schedule of the United States, in the folder that <c>TRADEDATA_REALDATA</c> names or in
/// <c>../shared/data</c>. They are not part of the project.</summary>
internal static class PublishedSchedules
{
    /// <summary>The revision that is measured alone.</summary>
    public const string One = "hts_2025_basic.json.gz";

    private static readonly string s_folder = Path.GetFullPath(Environment.GetEnvironmentVariable("TRADEDATA_REALDATA") is { Length: > 0 } named ? named : Path.Combine("..", "shared", "data"));

    /// <summary>Whether there are any; writes a message if there are none.</summary>
    public static bool AreThere()
    {
        bool are = Directory.Exists(Path.Combine(s_folder, "hts"));
        if (!are)
        {
            Console.WriteLine($"Importing is left out: there is no folder {Path.Combine(s_folder, "hts")}. TRADEDATA_REALDATA names the one that holds it.");
        }
        return are;
    }

    /// <summary>Returns all available revisions, in the order of their names.</summary>
    public static string[] Revisions()
    {
        string folder = Path.Combine(s_folder, "hts");
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "hts_*.json.gz").Order(StringComparer.Ordinal)] : [];
        return files.Length > 0 ? files : throw new InvalidOperationException($"There are no revisions in {folder}. Name the folder that has them by TRADEDATA_REALDATA.");
    }

    public static Stream Open(string file) => new GZipStream(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16), CompressionMode.Decompress);

    /// <summary>A revision, not compressed.</summary>
    public static byte[] Bytes(string name)
    {
        using Stream stream = Open(Revisions().First(file => Path.GetFileName(file) == name));
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The lines of a schedule, imported.</summary>
    public static TariffLine[] Lines(string schedule)
    {
        bool isUs = schedule == UsHtsImporter.Schedule;
        ImportOptions options = new() { Edition = TradeCatalog.Default.Editions[schedule, isUs ? "2025-basic" : "2025-04-01"], ImportedOn = new DateOnly(2025, 4, 1) };
        return isUs
            ? [.. UsHtsImporter.Read(new MemoryStream(Bytes(One)), options)]
            : [.. JpCustomsImporter.Read(ImportFiles.Read(Path.Combine(s_folder, "japan", "japan_tariff_2025_04_01.tar.gz"), JpCustomsImporter.IsChapter), options)];
    }

    /// <summary>The distinct texts of rates that the revisions have in a column, or in several.</summary>
    public static string[] RateTexts(params string[] columns) =>
    [
        .. File.ReadLines(Path.Combine(s_folder, "hts", "rate-expressions.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Where(cells => columns.Contains(cells[0])).Select(cells => cells[4]).Distinct(StringComparer.Ordinal),
    ];
}
