using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using TradeData.Schedules.Japan;
using TradeData.TestSupport;
using TradeData.Tests.Rates;

namespace TradeData.Tests.Schedules.Japan;

/// <summary>Every cell of the editions of the schedule of Japan.</summary>
public sealed class RealJapaneseRateTests
{
    private sealed record Cell(string Code, string Column, string Text);

    [SkippableFact]
    public void The_columns_of_the_edition_of_April_2026_are_as_full_as_was_counted()
    {
        Dictionary<string, int> filled = Read("2026_04_01").CountBy(cell => cell.Column).ToDictionary();
        Assert.Equal(
            (7681, 420, 8311, 3323, 2972, 606, 9633, 8668, 9351),
            (filled["基本"], filled["暫定"], filled["WTO協定"], filled["特恵"], filled["特別特恵"], filled["EPA_日米貿易協定"], filled["EPA_CPTPP"], filled["EPA_豪州"], filled["EPA_欧州連合"]));
    }

    [SkippableFact]
    public void Of_those_1_049_are_a_choice_between_rates() => Assert.Equal(1049, Read("2026_04_01").Count(cell => cell.Text.Contains("いずれか", StringComparison.Ordinal)));

    [SkippableTheory]
    [InlineData("2025_04_01", 201_297, 550)]
    [InlineData("2026_01_01", 201_016, 550)]
    [InlineData("2026_04_01", 201_037, 540)]
    public void All_but_three_cells_in_a_thousand_are_understood_and_the_others_say_why(string edition, int cells, int notUnderstood)
    {
        List<Cell> all = Read(edition);
        Assert.Equal(cells, all.Count);
        HashSet<string> reasons = [];
        int found = 0;
        foreach (Cell cell in all)
        {
            if (!JapaneseDutyRateParser.TryParseCell(cell.Text, out var rates))
            {
                found++;
                reasons.UnionWith(rates.Select(rate => rate.Rate.FirstUnparsed?.Reason).OfType<string>());
            }
        }
        Assert.Equal(notUnderstood, found);
        Assert.Equal(
            [
                "For some goods of the line there is no concession.", "It depends on how much lactose the good contains.", "It holds for some goods of the line only.",
                "It is a range: the rate differs among the goods of the line.", "It refers to a note of the schedule.", "It refers to a standard import price that is stated elsewhere.",
            ],
            reasons.Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public void Every_rate_that_is_understood_is_written_back_as_one_that_says_the_same()
    {
        foreach (string text in Read("2026_04_01").Select(cell => cell.Text).Distinct())
        {
            foreach (JapaneseRate rate in JapaneseDutyRateParser.ParseCell(text))
            {
                if (rate.Rate.IsUnderstood)
                {
                    Assert.True(rate.Rate.IsEquivalentTo(JapaneseDutyRateParser.Parse(rate.Rate.ToText("JP-TARIFF"))), text);
                }
            }
        }
    }

    [SkippableFact]
    public void The_United_States_pay_nothing_on_411_of_their_606_lines() =>
        Assert.Equal(411, Read("2026_04_01").Count(cell => cell.Column == "EPA_日米貿易協定" && cell.Text == "無税"));

    /// <summary>The columns of the schedule against the paths of the agreements, computed.</summary>
    [SkippableTheory]
    [InlineData("2025_04_01", 2025)]
    [InlineData("2026_04_01", 2026)]
    public void Beef_pays_what_the_staged_paths_come_to(string edition, int year)
    {
        TradeCatalog trade = TradeCatalog.Default;
        (string Column, string Category)[] columns =
            [("EPA_CPTPP", "cptpp-jp-beef"), ("EPA_日米貿易協定", "usjta-jp-beef"), ("EPA_欧州連合", "eu-japan-epa-jp-beef")];
        List<Cell> beef = [.. Read(edition).Where(cell => cell.Code.StartsWith("0201", StringComparison.Ordinal) || cell.Code.StartsWith("0202", StringComparison.Ordinal))];
        foreach ((string column, string id) in columns)
        {
            StagingCategory category = trade.StagingCategories[id];
            DutyRate staged = category.RateOn(trade.Agreements[category.Agreement], new DateOnly(year, 4, 1))!.Rate;
            List<Cell> published = [.. beef.Where(cell => cell.Column == column)];
            Assert.NotEmpty(published);
            Assert.All(published, cell => Assert.Equal(staged, JapaneseDutyRateParser.Parse(cell.Text)!.WithoutRaw()));
        }
    }

    private static List<Cell> Read(string edition)
    {
        List<Cell> cells = [];
        using GZipStream unzipped = new(File.OpenRead(RealData.Require($"japan/japan_tariff_{edition}.tar.gz")), CompressionMode.Decompress);
        using TarReader archive = new(unzipped);
        while (archive.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } stream && entry.Name.EndsWith(".json", StringComparison.Ordinal))
            {
                using JsonDocument chapter = JsonDocument.Parse(stream);
                Collect(chapter.RootElement, cells);
            }
        }
        return cells;
    }

    /// <summary>The nodes are nested under one name or another; every object that has rates is one.</summary>
    private static void Collect(JsonElement element, List<Cell> cells)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                Collect(item, cells);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (element.TryGetProperty("rate", out JsonElement rates))
            {
                string code = element.GetProperty("stat_code").GetString()!;
                cells.AddRange(rates.EnumerateObject().Select(cell => new Cell(code, cell.Name, cell.Value.GetString()!)).Where(cell => !string.IsNullOrWhiteSpace(cell.Text)));
            }
            foreach (JsonProperty member in element.EnumerateObject().Where(member => member.Name != "rate"))
            {
                Collect(member.Value, cells);
            }
        }
    }
}
