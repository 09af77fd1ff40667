using TradeData.Schedules;

namespace TradeData.Tests.Schedules.Common;

public sealed class ScheduleModuleTests
{
    [Fact]
    public void Each_module_is_of_a_schedule_of_its_own_that_the_catalog_has()
    {
        Assert.Equal(["US-HTS", "JP-TARIFF", "GB-UKGT", "EU-CET"], ScheduleModules.All.Select(module => module.Schedule));
        Assert.Equal(["us-hts", "jp-customs", "uk-tariff", "eu-tariff"], ScheduleModules.All.Select(module => module.Format));
        Assert.All(ScheduleModules.All, module =>
        {
            Assert.NotNull(TradeCatalog.Default.Schedules.Find(module.Schedule));
            Assert.Same(module, ScheduleModules.Find(module.Schedule));
            Assert.NotEmpty(module.Examples);
        });
    }

    [Fact]
    public void A_schedule_without_a_module_is_an_error_that_names_those_with_one()
    {
        Assert.Null(ScheduleModules.Find("FR-TARIF"));
        Assert.Equal(
            "There is no module for the schedule \"FR-TARIF\"; there are US-HTS, JP-TARIFF, GB-UKGT, EU-CET. (Parameter 'schedule')",
            Assert.Throws<ArgumentException>(() => ScheduleModules.Get("FR-TARIF")).Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error() => Assert.All(ScheduleModules.All, module => Assert.Throws<FileNotFoundException>(() =>
        module.Import("nowhere.xyz", new ImportOptions { Edition = TradeCatalog.Default.Editions.First(edition => edition.Schedule == module.Schedule), ImportedOn = new DateOnly(2026, 6, 10) })));

    [Theory]
    [InlineData("US-HTS", "hts_2025_rev_10.json", "2025-rev-10", null)]
    [InlineData("US-HTS", "hts_2026_basic.json.gz", "2026-basic", null)]
    [InlineData("US-HTS", "2025HTSBasic.csv", "2025-basic", null)]
    [InlineData("US-HTS", "2026HTSRev11.xlsx", "2026-rev-11", null)]
    [InlineData("US-HTS", "hts-2026-revision-03.csv", "2026-rev-3", null)]
    [InlineData("US-HTS", "htsdata.json", null, null)]
    [InlineData("US-HTS", "12026_rev_1.json", null, null)]
    [InlineData("JP-TARIFF", "japan_tariff_2026_10_01.tar.gz", "2026-10-01", "2026-10-01")]
    [InlineData("JP-TARIFF", "2026-10-01", "2026-10-01", "2026-10-01")]
    [InlineData("JP-TARIFF", "20261001.tar", "2026-10-01", "2026-10-01")]
    [InlineData("JP-TARIFF", "j_202610", "2026-10-01", "2026-10-01")]
    [InlineData("JP-TARIFF", "tariff-2026-4", "2026-04-01", "2026-04-01")]
    [InlineData("JP-TARIFF", "実行関税率表2026年4月1日版.tgz", "2026-04-01", "2026-04-01")]
    [InlineData("JP-TARIFF", "実行関税率表（2026年12月版）", "2026-12-01", "2026-12-01")]
    [InlineData("JP-TARIFF", "japan_tariff_2026_13_01.tar.gz", null, null)]
    [InlineData("JP-TARIFF", "japan_tariff_2026_02_30.tar.gz", null, null)]
    [InlineData("JP-TARIFF", "chapters", null, null)]
    [InlineData("GB-UKGT", "global-uk-tariff-2021-01-01.csv", null, null)]
    public void The_name_of_a_file_tells_its_edition(string schedule, string name, string? edition, string? from)
    {
        EditionName? told = ScheduleModules.Get(schedule).EditionIn(name);
        Assert.Equal((edition, from), (told?.Id, told?.From?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("US-HTS", RateColumn.General, "2.5%", "General,,2.5 %")]
    [InlineData("US-HTS", RateColumn.Preference, "Free (A+,JP) 3.2% (KR)", "Preference,A+,free|Preference,JP,free|Preference,KR,3.2 %")]
    [InlineData("US-HTS", RateColumn.Preference, "No change", "Preference,ANY,no change")]
    [InlineData("JP-TARIFF", RateColumn.Bound, "（50%）", "Bound,,50 %")]
    [InlineData("GB-UKGT", RateColumn.General, "14.00% (01 JUL - 31 JAN), 0.00% (01 FEB - 30 JUN)", "General,,14 %|General,,free")]
    [InlineData("EU-CET", RateColumn.General, "Entry Price", "General,,not understood: \"Entry Price\"")]
    [InlineData("EU-CET", RateColumn.General, "", "")]
    [InlineData("US-HTS", RateColumn.General, " ", "")]
    public void A_cell_is_read_by_the_module_of_its_schedule(string schedule, RateColumn column, string text, string rates) =>
        Assert.Equal(rates, string.Join('|', ScheduleModules.Get(schedule).ReadCell(text, column).Select(rate => $"{rate.Column},{rate.Programme},{rate.Rate}")));
}
