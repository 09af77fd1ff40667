using System.Globalization;
using System.Text;
using System.Text.Json;
using TradeData.Schedules;
using TradeData.Schedules.UnitedKingdom;
using TradeData.Tests.Schedules.Common;
using TradeData.TestSupport;

namespace TradeData.Tests.Schedules.UnitedKingdom;

/// <summary>Links to the rules of origin of the agreement with Japan and of the CPTPP, for the lines of the United Kingdom's schedule.</summary>
public sealed class UkRulesOfOriginTests
{
    private const string Header = "commodity,description,cet_duty_rate,ukgt_duty_rate,change,trade_remedy_applies,cet_applies_until_trade_remedy_transition_reviews_concluded,suspension_applies,atq_applies\n";

    private static readonly TradeCatalog s_trade = TradeCatalog.Default;

    [Theory]
    [InlineData("JPN", "2020-12-31", "")]
    [InlineData("JPN", "2021-01-01", "japan-uk-cepa")]
    [InlineData("JPN", "2024-12-14", "japan-uk-cepa")]
    [InlineData("JPN", "2024-12-15", "japan-uk-cepa,cptpp")]
    [InlineData("AUS", "2024-12-23", "")]
    [InlineData("AUS", "2024-12-24", "cptpp")]
    [InlineData("NZL", "2024-12-15", "cptpp")]
    [InlineData("CAN", "2025-01-01", "")]
    [InlineData("USA", "2025-01-01", "")]
    public void A_line_has_a_link_for_each_agreement_in_force_with_the_origin(string origin, string day, string agreements)
    {
        TariffLine line = Assert.Single(Read("02013000,Boneless,12.8% + 303.4 EUR / 100 kg,12.0% + 253.0 GBP / 100 kg,Simplified,False,False,False,False\n"));
        Assert.Equal(agreements, string.Join(',', Links(line, origin, day).Select(static link => link.Agreement.Id)));
    }

    [Fact]
    public void A_link_leads_to_the_heading_and_the_origin()
    {
        TariffLine line = Assert.Single(Read("02013000,Boneless,12.8% + 303.4 EUR / 100 kg,12.0% + 253.0 GBP / 100 kg,Simplified,False,False,False,False\n"));
        RulesOfOriginLink link = Links(line, "JPN", "2025-01-01")[0];
        Assert.Equal(("0201", "https://www.trade-tariff.service.gov.uk/headings/0201?country=JP#rules-of-origin"), (link.Heading.ToString("P"), link.Address));
        Assert.Equal("Agreement between the United Kingdom and Japan for a Comprehensive Economic Partnership", link.Agreement.Names["en"]);
        Assert.Empty(Links(s_trade.TariffLines.FindAsOf("US-HTS", "8703.23.01", new DateOnly(2025, 1, 1))!, "JPN", "2025-01-01"));
    }

    /// <summary>Every heading of the schedule lies in a range that the agreement's rules cover, so that each link leads to a rule.</summary>
    [SkippableTheory]
    [InlineData("japan", "japan-uk-cepa")]
    [InlineData("cptpp", "cptpp")]
    public void The_rules_cover_every_heading_that_has_a_link(string file, string agreement)
    {
        using JsonDocument rules = JsonDocument.Parse(File.ReadAllBytes(RealData.Require($"uk/roo-{file}.json")));
        (long Min, long Max)[] ranges = [.. rules.RootElement.GetProperty("rule_sets").EnumerateArray().Select(static set => (Number(set.GetProperty("min")), Number(set.GetProperty("max"))))];
        using FileStream csv = File.OpenRead(RealData.Require("uk/global-uk-tariff.csv"));
        HashSet<HsCode> headings = [];
        foreach (TariffLine line in UkTariffImporter.Read(csv, Options()))
        {
            headings.UnionWith(Links(line, "JPN", "2025-01-01").Where(link => link.Agreement.Id == agreement).Select(static link => link.Heading));
        }
        Assert.Empty(headings.Where(heading => !Array.Exists(ranges, range => range.Min < After(heading) && First(heading) <= range.Max)).Select(static heading => heading.ToString()).Order(StringComparer.Ordinal));
        Assert.InRange(headings.Count, 1_200, 1_264);
    }

    private static long Number(JsonElement text) => long.Parse(text.GetString()!, CultureInfo.InvariantCulture);

    private static long First(HsCode heading) => long.Parse(heading.ToString("P"), CultureInfo.InvariantCulture) * 1_000_000;

    private static long After(HsCode heading) => First(heading) + 1_000_000;

    private static List<TariffLine> Read(string rows) => [.. UkTariffImporter.Read(new MemoryStream(Encoding.UTF8.GetBytes(Header + rows)), Options())];

    private static ImportOptions Options() => new()
    {
        Edition = TradeCatalog.Default.Editions[UkTariffImporter.Schedule, "2021-01-01"],
        ImportedOn = new DateOnly(2026, 6, 10),
        SourceName = "global-uk-tariff.csv",
    };

    private static RulesOfOriginLink[] Links(TariffLine line, string origin, string day) =>
        [.. line.RulesOfOriginFor(s_trade.TradePartners[PartnerCode.Parse(origin)], DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture))];
}
