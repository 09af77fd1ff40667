using System.Globalization;
using TradeData.Schedules;
using TradeData.Schedules.UnitedStates;
using TradeData.Tests.Schedules.Common;

namespace TradeData.Tests.Measures;

/// <summary>The lists of goods of China under Section 301: each line is in one of them, and the schedule's own footnotes say in which.</summary>
public sealed class Section301Tests
{
    private static readonly string[] s_lists = ["9903.88.01", "9903.88.02", "9903.88.03", "9903.88.15"];
    private static readonly Lazy<TradeCatalog> s_trade = new(WholeEdition);

    [Fact]
    public void No_code_is_in_two_of_the_first_four_lists()
    {
        List<(HsCode Code, string List)> all = [];
        foreach (string list in (string[])["us-301-list-1", "us-301-list-2", "us-301-list-3", "us-301-list-4a"])
        {
            foreach (GoodsList part in TradeCatalog.Default.GoodsLists.ByList(list))
            {
                all.AddRange(part.Codes.Select(code => (code, list)));
            }
        }
        all.Sort(static (left, right) => left.Code.CompareTo(right.Code));
        Assert.True(all.Count > 9_000);
        for (int i = 1; i < all.Count; i++)
        {
            Assert.False(all[i].Code.StartsWith(all[i - 1].Code), $"{all[i].Code} is in {all[i].List} and in {all[i - 1].List}.");
        }
    }

    [SkippableFact]
    public void Lines_pay_by_the_list_that_their_footnotes_name_and_by_no_other()
    {
        DateOnly on = new(2025, 12, 1);
        TradeCatalog trade = s_trade.Value;
        TradePartner china = trade.TradePartners["CHN"];
        CompiledMeasure[] measures = MeasureIndex.Of(trade).InForce("US-HTS", china, on, null);
        int lines = 0;
        List<string> differences = [];
        foreach (TariffLine line in trade.TariffLines.AsOf(on))
        {
            if (line is not { Schedule: "US-HTS", Code: { Length: 8 or 10 } code } || line.Chapter >= 98)
            {
                continue;
            }
            HsCode[] named = Array.FindAll(QuoteIndex.Of(trade).FactsOf(line, on).Named, provision => provision.StartsWith(HsCode.Parse("9903.88")) || provision.StartsWith(HsCode.Parse("9903.91")));
            if (named is not [var only] || Array.IndexOf(s_lists, only.ToString()) < 0)
            {
                continue;
            }
            lines++;
            MeasureOutcome outcome = MeasureStack.Of(trade, line, china, on, measures).Ordinary(null);
            string charged = string.Join(',', outcome.Counted.Where(static measure => measure.Candidate.Measure is { IsCharge: true, Programme.Id: "us-301-china" }).Select(static measure => measure.Candidate.Called));
            if (charged != only.ToString())
            {
                differences.Add($"{code}: {charged} in place of {only}");
            }
        }
        // Note 20(s)(ii) leaves this statistical number out, so that the whole line asks for the kind of goods.
        Assert.Equal(["4901.99.00:  in place of 9903.88.15", "4901.99.00.40:  in place of 9903.88.15"], differences);
        Assert.Equal(19_603, lines);
    }

    private static TradeCatalog WholeEdition() =>
        TradeCatalog.Default.WithSchedules([UsHtsImporter.Read(Published.OpenUsHts("2025-rev-32"), Published.OptionsFor(UsHtsImporter.Schedule, "2025-rev-32"))]).Require();

    [SkippableTheory]
    [InlineData("8413.50.00", "9903.88.01")]
    [InlineData("8517.62.00.10", "9903.88.03")]
    [InlineData("8517.62.00.90", "9903.88.15")]
    [InlineData("9401.71.00.31", "9903.88.03")]
    [InlineData("9401.71.00.07", "9903.88.15")]
    [InlineData("9401.61.40.01", "")]
    public void Statistical_numbers_that_the_notes_name_divide_a_line(string code, string provision)
    {
        Offer best = Assert.IsType<Quote.Offered>(s_trade.Value.Quote(QuoteRequest.Of("USA", "CHN", code, new DateOnly(2025, 12, 1)))).Best!;
        Assert.Equal(provision, string.Join(',', best.Measures.Where(static measure => measure.Programme.Id == "us-301-china").Select(static measure => measure.Provision)));
    }

    /// <summary>Note 21 to subchapter III: each subdivision has its partners and its goods; the duties stopped for the United Kingdom on 2021-03-04, for the European Union a week later.</summary>
    [Theory]
    [InlineData("0406.90.95", "DEU", "2019-11-01", "9903.89.31")]
    [InlineData("0406.90.95", "FRA", "2019-11-01", "")]
    [InlineData("0406.90.95", "DEU", "2019-10-17", "")]
    [InlineData("2005.70.12", "ESP", "2020-07-01", "9903.89.13")]
    [InlineData("2005.70.12", "ITA", "2020-07-01", "")]
    [InlineData("6110.20.20", "GBR", "2021-03-03", "9903.89.49")]
    [InlineData("6110.20.20", "GBR", "2021-03-04", "")]
    [InlineData("6110.20.20", "DEU", "2021-03-03", "")]
    [InlineData("2204.21.80", "FRA", "2021-01-11", "")]
    [InlineData("2204.21.80", "FRA", "2021-03-10", "9903.89.57")]
    [InlineData("2204.21.80", "FRA", "2021-03-11", "")]
    [InlineData("2208.30.30", "GBR", "2020-01-01", "9903.89.49?")]
    public void Goods_of_Europe_pay_by_the_lists_of_note_21(string code, string origin, string day, string provisions)
    {
        DateOnly on = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        MeasureIndex index = MeasureIndex.Of(TradeCatalog.Default);
        IEnumerable<string> charged = index.InForce("US-HTS", TradeCatalog.Default.TradePartners[PartnerCode.Parse(origin)], on, null)
            .Where(measure => measure is { IsCharge: true, Programme.Id: "us-301-aircraft" } && measure.Goods.Find(index.Goods.Of(HsCode.Parse(code)), on).Match == GoodsMatch.All)
            .Select(static measure => measure.Provisions[0] + (measure.Conditions.Length > 0 ? "?" : ""));
        Assert.Equal(provisions, string.Join(',', charged));
    }
}
