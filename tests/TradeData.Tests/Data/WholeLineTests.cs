using System.Text.Json;
using System.Text.RegularExpressions;
using TradeData.Runtime;
using TradeData.Tests.Schedules.Common;

namespace TradeData.Tests.Data;

/// <summary>An embedded line of the United States has every programme that its published row has.</summary>
public sealed partial class WholeLineTests
{
    private const int FirstNationalChapter = 98;

    private static readonly TradeCatalog s_trade = TradeCatalog.Default;

    [SkippableFact]
    public void Every_programme_of_the_published_row_is_on_the_embedded_line()
    {
        int compared = 0;
        List<string> differing = [];
        foreach (IGrouping<string, TariffLine> edition in s_trade.TariffLines
            .Where(line => line.Schedule == "US-HTS" && line.Edition != "2019-basic" && line.Chapter < FirstNationalChapter && line.Rates is { IsEmpty: false })
            .GroupBy(line => line.Edition))
        {
            Dictionary<string, string> published = SpecialColumnOf(edition.Key);
            foreach (TariffLine line in edition)
            {
                compared++;
                string[] symbols = [.. Symbols().Matches(published[line.LineId]).SelectMany(match => match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)).Order(StringComparer.Ordinal)];
                string[] embedded = [.. line.Rates.Where(rate => rate.Column == RateColumn.Preference).Select(rate => rate.Programme!).Order(StringComparer.Ordinal)];
                if (!symbols.SequenceEqual(embedded))
                {
                    differing.Add($"{edition.Key} {line.LineId}: published {string.Join(' ', symbols)}, embedded {string.Join(' ', embedded)}");
                }
            }
        }
        Assert.Empty(differing);
        Assert.Equal(287, compared);
    }

    /// <summary>The days on which programmes end, as the United States' law has them.</summary>
    [Theory]
    [InlineData("A", "BRA", "2020-12-31", Eligibility.Yes)]
    [InlineData("A", "BRA", "2021-01-01", Eligibility.No)]
    [InlineData("D", "KEN", "2025-10-15", Eligibility.Yes)]
    [InlineData("D", "KEN", "2027-01-01", Eligibility.No)]
    [InlineData("D", "UGA", "2023-12-31", Eligibility.Yes)]
    [InlineData("D", "UGA", "2024-01-01", Eligibility.No)]
    [InlineData("D", "JPN", "2025-06-01", Eligibility.No)]
    [InlineData("E", "BRB", "2026-06-01", Eligibility.Yes)]
    [InlineData("E", "CRI", "2026-06-01", Eligibility.No)]
    [InlineData("R", "TTO", "2026-06-01", Eligibility.Yes)]
    [InlineData("P", "GTM", "2026-06-01", Eligibility.Yes)]
    [InlineData("S", "MEX", "2020-06-30", Eligibility.No)]
    [InlineData("S", "MEX", "2020-07-01", Eligibility.Yes)]
    [InlineData("J", "ECU", "2013-08-01", Eligibility.No)]
    [InlineData("NP", "NPL", "2026-01-01", Eligibility.No)]
    [InlineData("E*", "BRB", "2026-06-01", Eligibility.NotRecorded)]
    public void A_programme_is_for_the_goods_of_its_partners_on_its_days(string programme, string origin, string on, Eligibility expected) =>
        Assert.Equal(expected, s_trade.Programmes[programme].EligibilityOf(s_trade.TradePartners[PartnerCode.Parse(origin)], DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>The special column of each code, as the export writes it.</summary>
    private static Dictionary<string, string> SpecialColumnOf(string edition)
    {
        using Stream file = Published.OpenUsHts(edition);
        using JsonDocument export = JsonDocument.Parse(file);
        return export.RootElement.EnumerateArray()
            .Where(row => row.GetProperty("htsno").GetString() is { Length: > 0 })
            .ToDictionary(row => row.GetProperty("htsno").GetString()!, row => row.GetProperty("special").GetString() ?? "", StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\(([A-Z][A-Z+*, ]*)\)")]
    private static partial Regex Symbols();
}
