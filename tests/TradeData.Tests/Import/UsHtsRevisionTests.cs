using TradeData.Import;
using TradeData.TestSupport;

namespace TradeData.Tests.Import;

/// <summary>The published revisions, whole.</summary>
public sealed class UsHtsRevisionTests
{
    [SkippableFact]
    public void The_basic_edition_of_2025_has_the_shape_that_was_counted()
    {
        ScheduleImport import = Published.UsHts("2025-basic");
        List<TariffLine> lines = [.. import];
        ImportReport report = import.Report;
        Assert.Equal(
            [(TariffLevel.Heading, 961), (TariffLevel.Subheading, 2_093), (TariffLevel.National, 7_057), (TariffLevel.Statistical, 19_731), (TariffLevel.Group, 6_017)],
            lines.CountBy(line => line.Level).OrderBy(level => level.Key).Select(level => (level.Key, level.Value)));
        Assert.Equal(98, lines.Select(line => line.Chapter).Distinct().Count());
        Assert.Equal((503, 3_372), (lines.Count(line => line is { Chapter: 98, Code: not null }), lines.Count(line => line is { Chapter: 99, Code: not null })));
        Assert.Equal([("additionalDuties", 512), ("general", 13_611), ("other", 13_251), ("special", 9_861)], report.RateCells.OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => (cell.Key, cell.Value)));
        Assert.Equal((5_439, 8_172), (lines.Count(line => line.Level == TariffLevel.National && HasGeneral(line)), lines.Count(line => line.Level == TariffLevel.Statistical && HasGeneral(line))));
        Assert.Equal(31, lines.Count(line => line.Level == TariffLevel.Statistical && HasGeneral(line) && !line.LineId.EndsWith(".00", StringComparison.Ordinal)));
        Assert.Equal(16, report.Count(ImportFindingKind.CodeNotBelowParent));
        Assert.All(report.Of(ImportFindingKind.CodeNotBelowParent), finding => Assert.StartsWith("9823.", finding.Code, StringComparison.Ordinal));
        Assert.Equal(15_711, lines.Sum(line => line.Footnotes?.Count ?? 0) + report.Of(ImportFindingKind.BlankLeftOut).Count(finding => finding.Field == "footnotes"));
        // 1,685 in the file, with blanks at its ends and signs of no width.
        Assert.Equal(1_679, lines.Max(line => line.Description.Length));
        Assert.Equal(2, lines.Max(line => line.Units?.Count ?? 0));
        Assert.Equal(0, report.Count(ImportFindingKind.MarkupRemoved));
        Assert.Equal((42, 29), (report.Count(ImportFindingKind.RateNotUnderstood), report.Count(ImportFindingKind.BlankLeftOut)));
        Assert.Equal(
            ["special 0406.90.94.00", "special 4011.90.20", "special 6204.63.11", "special 9802.00.50", "units 16"],
            report.Of(ImportFindingKind.SlipCorrected).CountBy(finding => finding.Field == "units" ? "units" : $"{finding.Field} {finding.Code}")
                .Select(field => field.Key == "units" ? $"units {field.Value}" : field.Key).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public void The_dangling_references_to_chapter_99_are_three()
    {
        ScheduleImport import = Published.UsHts("2025-basic");
        List<TariffLine> lines = [.. import];
        List<HsCode> references = [.. lines.SelectMany(line => line.Footnotes ?? []).SelectMany(note => note.Refs ?? []).Where(code => code.ChapterNumber == 99)];
        Assert.Equal(124, references.Distinct().Count());
        Assert.Equal(
            ["9907.59.01", "9902.22.84", "9902.25.64"],
            import.Report.Of(ImportFindingKind.ReferenceDangling).Select(finding => finding.Raw).Where(code => code.StartsWith("99", StringComparison.Ordinal)));
    }

    [SkippableFact]
    public void Mark_up_leaves_no_trace_in_texts_and_units()
    {
        ScheduleImport import = Published.UsHts("2025-rev-14");
        foreach (TariffLine line in import)
        {
            Assert.DoesNotContain('>', line.Description);
            Assert.All(line.Units ?? [], unit => Assert.DoesNotContain('<', unit.Raw));
            Assert.All(line.Footnotes ?? [], note => Assert.DoesNotContain("</", note.Text, StringComparison.Ordinal));
        }
        Assert.InRange(import.Report.Count(ImportFindingKind.MarkupRemoved), 3_000, 9_865);
    }

    [SkippableTheory]
    [InlineData("2025-rev-14", 35_950)]
    [InlineData("2026-rev-8", 35_496)]
    public void A_catalog_accepts_all_rows_of_a_revision(string revision, int rows)
    {
        TradeCatalog trade = TradeCatalog.Default.WithSchedules([Published.UsHts(revision)]).Require();
        Assert.Equal(rows, trade.TariffLines.Count(line => line.Schedule == UsHtsImporter.Schedule));
        Assert.Equal(TradeCatalog.Default.TariffLines.Count(line => line.Schedule == "JP-TARIFF"), trade.TariffLines.Count(line => line.Schedule == "JP-TARIFF"));
    }

    [SkippableFact]
    public void Editions_stand_side_by_side_each_for_its_days()
    {
        TradeCatalog trade = TradeCatalog.Default.WithSchedules([Published.UsHts("2025-rev-32"), Published.UsHts("2026-basic")]).Require();
        Assert.Equal("1.7 %", OfferOf(trade, new DateOnly(2025, 12, 31)));
        Assert.Equal("free", OfferOf(trade, new DateOnly(2026, 1, 1)));

        static string OfferOf(TradeCatalog trade, DateOnly on) =>
            Assert.IsType<Quote.Offered>(trade.Quote(QuoteRequest.Of("USA", "KOR", "0201.30.80", on))).Offers.First(offer => offer.Applicable.Programme?.Id == "KR").Applicable.Rate.ToString();
    }

    [SkippableFact]
    public void The_same_file_gives_the_same_hash_and_rows()
    {
        using MemoryStream first = new();
        using MemoryStream second = new();
        ScheduleImport import = Published.UsHts("2025-basic");
        import.WriteNdjson(first);
        using Stream file = Published.OpenUsHts("2025-basic");
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)), import.Report.Provenance.Sha256);
        Published.UsHts("2025-basic").WriteNdjson(second);
        Assert.True(first.GetBuffer().AsSpan(0, (int)first.Length).SequenceEqual(second.GetBuffer().AsSpan(0, (int)second.Length)));
        Assert.Equal(35_859, first.GetBuffer().AsSpan(0, (int)first.Length).Count((byte)'\n'));
    }

    private static bool HasGeneral(TariffLine line) => (line.Rates ?? []).Any(rate => rate.Column == RateColumn.General);
}
