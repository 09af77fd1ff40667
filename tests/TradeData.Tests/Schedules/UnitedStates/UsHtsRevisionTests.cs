using TradeData.Schedules;
using TradeData.Schedules.UnitedStates;
using TradeData.TestSupport;
using TradeData.Tests.Rates;
using TradeData.Tests.Schedules.Common;

namespace TradeData.Tests.Schedules.UnitedStates;

/// <summary>The published revisions, whole.</summary>
public sealed class UsHtsRevisionTests
{
    [SkippableFact]
    public void Mark_up_leaves_no_trace_in_texts_and_units()
    {
        ScheduleImport import = Published.UsHts("2025-rev-14");
        foreach (TariffLine line in import)
        {
            Assert.DoesNotContain('>', line.Description);
            Assert.All(line.Units, unit => Assert.DoesNotContain('<', unit.Raw));
            Assert.All(line.Footnotes, note => Assert.DoesNotContain("</", note.Text, StringComparison.Ordinal));
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
}
