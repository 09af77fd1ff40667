using TradeData.Schedules;
using TradeData.Schedules.Japan;
using TradeData.Tests.Schedules.Common;

namespace TradeData.Tests.Schedules.Japan;

/// <summary>The published editions of Japan's schedule, whole.</summary>
public sealed class JpCustomsEditionTests
{
    // The cells that were filled on 2026-04-01, by column: counted in the files.
    private static readonly Dictionary<string, int> s_cells = new()
    {
        ["基本"] = 7681, ["暫定"] = 420, ["WTO協定"] = 8311, ["特恵"] = 3323, ["特別特恵"] = 2972, ["EPA_シンガポール"] = 8087, ["EPA_メキシコ"] = 8163, ["EPA_マレーシア"] = 8302,
        ["EPA_チリ"] = 8222, ["EPA_タイ"] = 8361, ["EPA_インドネシア"] = 8193, ["EPA_ブルネイ"] = 8037, ["EPA_アセアン"] = 8815, ["EPA_フィリピン"] = 8478, ["EPA_スイス"] = 8198,
        ["EPA_ベトナム"] = 8433, ["EPA_インド"] = 8187, ["EPA_ペルー"] = 8391, ["EPA_豪州"] = 8668, ["EPA_モンゴル"] = 8267, ["EPA_CPTPP"] = 9633, ["EPA_欧州連合"] = 9351,
        ["EPA_英国"] = 9250, ["EPA_RCEP_アセアン豪州NZ"] = 8831, ["EPA_RCEP_中国"] = 8136, ["EPA_RCEP_韓国"] = 7721, ["EPA_日米貿易協定"] = 606,
    };

    [SkippableTheory]
    [InlineData("2025-04-01", 15_450, 550)]
    [InlineData("2026-01-01", 15_425, 550)]
    [InlineData("2026-04-01", 15_427, 540)]
    public void Every_row_becomes_a_line_and_every_rate_is_understood_or_listed(string edition, int rows, int notUnderstood)
    {
        ScheduleImport import = Published.JpCustoms(edition);
        int unparsed = 0;
        int lines = 0;
        HashSet<string> names = [];
        foreach (TariffLine line in import)
        {
            lines++;
            Assert.True(names.Add(line.LineId), line.LineId);
            unparsed += line.Rates.Any(rate => !rate.Rate.IsUnderstood) ? 1 : 0;
        }
        ImportReport report = import.Report;
        Assert.Equal((rows, rows, rows, true), (lines, report.RowsRead, report.LinesMade, report.IsComplete));
        Assert.Equal(unparsed, report.Of(ImportFindingKind.RateNotUnderstood).DistinctBy(finding => finding.Place.Row).Count());
        Assert.Equal(notUnderstood, report.Count(ImportFindingKind.RateNotUnderstood));
        Assert.Equal(0, report.Count(ImportFindingKind.UnitNotKnown));
        Assert.Equal(270, report.Count(ImportFindingKind.DescriptionMissing));
        Assert.Equal(0, report.Count(ImportFindingKind.CodeRepeated));
        Assert.Equal(0, report.Count(ImportFindingKind.CodeNotUnderstood));
        Assert.Equal(0, report.Count(ImportFindingKind.ProgrammeNotKnown));
        Assert.Equal(0, report.Count(ImportFindingKind.FieldNotKnown));
        Assert.Equal(0, report.Count(ImportFindingKind.CutShort));
    }

    [SkippableFact]
    public void The_columns_are_filled_as_often_as_was_counted()
    {
        ScheduleImport import = Published.JpCustoms("2026-04-01");
        _ = import.Count();
        Assert.Equal(s_cells.OrderBy(cell => cell.Key, StringComparer.Ordinal), import.Report.RateCells.OrderBy(cell => cell.Key, StringComparer.Ordinal));
    }

    [SkippableFact]
    public void An_imported_edition_answers_quotes()
    {
        TradeCatalog trade = TradeCatalog.Default.WithSchedules([Published.JpCustoms("2026-04-01")]).Require();
        Assert.Equal(15_427, trade.TariffLines.Count(line => line.Schedule == "JP-TARIFF"));
        Assert.Equal("20.8 % 0201.30.010", Best(trade, "AUS", "0201.30.010", new DateOnly(2026, 4, 1)));
        Assert.Equal("20.8 % 0201.30.010", Best(trade, "USA", "0201.30.010", new DateOnly(2026, 4, 1)));
        Assert.Equal("38.5 % 0201.30", Best(trade, "BRA", "0201.30.010", new DateOnly(2026, 4, 1)));
    }

    [SkippableFact]
    public void A_line_with_two_rows_for_two_seasons_pays_by_the_day()
    {
        TradeCatalog trade = TradeCatalog.Default.WithSchedules([Published.JpCustoms("2026-04-01")]).Require();
        Assert.Equal("16 % 0805.10", Best(trade, "BRA", "0805.10", new DateOnly(2026, 7, 1)));
        Assert.Equal("32 % 0805.10", Best(trade, "BRA", "0805.10", new DateOnly(2026, 12, 1)));
        Assert.Equal("20 % 0803.10.100", Best(trade, "CHN", "0803.10-100", new DateOnly(2026, 9, 30)));
        Assert.Equal("25 % 0803.10.100", Best(trade, "CHN", "0803.10.100", new DateOnly(2026, 10, 1)));
    }

    [SkippableFact]
    public void The_United_States_and_the_CPTPP_have_the_preferences_that_were_counted()
    {
        List<TariffLine> lines = [.. Published.JpCustoms("2026-04-01")];
        Assert.Equal((606, 411), (Lines(lines, "USJTA").Count, Lines(lines, "USJTA").Count(rate => rate.RawText == "無税")));
        Assert.Equal((9_633, 8_350), (Lines(lines, "CPTPP").Count, Lines(lines, "CPTPP").Count(rate => rate.RawText == "無税")));

        // The first rate of each line without a season of its own above it: one a cell.
        static List<DutyRate> Lines(List<TariffLine> lines, string programme) =>
            [.. lines.Where(line => !IsSumOfSeasons(line)).Select(line => line.Rates.FirstOrDefault(rate => rate.Programme == programme)?.Rate).OfType<DutyRate>()];
        static bool IsSumOfSeasons(TariffLine line) => line.Code is not null && line.Rates.Count(rate => rate is { Column: RateColumn.Bound, Season: not null }) > 1;
    }

    [SkippableFact]
    public void The_cheapest_legal_rate_comes_first_with_what_it_asks_for()
    {
        TradeCatalog trade = TradeCatalog.Default.WithSchedules([Published.JpCustoms("2026-04-01")]).Require();
        Quote.Offered beef = Assert.IsType<Quote.Offered>(trade.Quote(QuoteRequest.Of("JPN", "AUS", "0201.30.010", new DateOnly(2026, 4, 1), new Money(1_000_000, "JPY"))));
        Assert.Equal(
            ["CPTPP 20.8 %", "JAEPA 24.7 %", " 38.5 %"],
            beef.Offers.Where(offer => offer.Applicable.Programme?.Id is null or "CPTPP" or "JAEPA").Select(offer => $"{offer.Applicable.Programme?.Id} {offer.Rate}"));
        Assert.NotEmpty(beef.Offers[0].Conditions);
    }

    private static string Best(TradeCatalog trade, string origin, string code, DateOnly on)
    {
        Offer best = Assert.IsType<Quote.Offered>(trade.Quote(QuoteRequest.Of("JPN", origin, code, on))).Best!;
        return $"{best.Rate} {best.Applicable.Row.LineId}";
    }
}
