using System.IO.Compression;
using TradeData.Schedules;
using TradeData.Schedules.Japan;
using TradeData.Schedules.UnitedStates;
using TradeData.TestSupport;

namespace TradeData.Tests.Schedules.Common;

/// <summary>Published schedules to import.</summary>
internal static class Published
{
    private static readonly DateOnly s_importedOn = new(2026, 6, 10);

    /// <summary>The names of the American revisions that are there, such as 2025-rev-10.</summary>
    public static IReadOnlyList<string> Revisions() =>
    [
        .. Directory.GetFiles(RealData.Require("hts"), "hts_*.json.gz")
            .Select(static file => Path.GetFileName(file)[4..^8].Replace('_', '-'))
            .Order(StringComparer.Ordinal),
    ];

    public static ScheduleImport UsHts(string revision, TradeCatalog? catalog = null) => UsHtsImporter.Read(OpenUsHts(revision), OptionsFor(UsHtsImporter.Schedule, revision, catalog));

    public static ScheduleImport JpCustoms(string edition, TradeCatalog? catalog = null) => JpCustomsImporter.Read(
        ImportFiles.Read(RealData.Require($"japan/japan_tariff_{edition.Replace('-', '_')}.tar.gz"), JpCustomsImporter.IsChapter),
        OptionsFor(JpCustomsImporter.Schedule, edition, catalog));

    public static Stream OpenUsHts(string revision) =>
        new GZipStream(File.OpenRead(RealData.Require($"hts/hts_{revision.Replace('-', '_')}.json.gz")), CompressionMode.Decompress);

    public static ImportOptions OptionsFor(string schedule, string edition, TradeCatalog? catalog = null) => new()
    {
        Edition = (catalog ?? TradeCatalog.Default).Editions[schedule, edition],
        ImportedOn = s_importedOn,
        SourceName = $"{schedule} {edition}",
        Catalog = catalog,
    };
}
