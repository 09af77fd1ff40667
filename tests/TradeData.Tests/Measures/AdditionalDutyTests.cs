using System.Globalization;

namespace TradeData.Tests.Measures;

/// <summary>Measures in addition to a line's own duty: their application, order, exclusions and days.</summary>
public sealed class AdditionalDutyTests
{
    private static readonly TradeCatalog s_trade = TradeCatalog.Default;

    [Theory]
    [InlineData("JPN", "8708.99.81", "2025-05-03", "12.5 %", "9903.01.25")]
    [InlineData("CUB", "8703.23.01", "2025-05-01", "35 %", "9903.94.01")]
    [InlineData("CHN", "8301.60.00.00", "2025-01-15", "10.3 %", "9903.88.15")]
    [InlineData("CHN", "8703.23.01", "2025-01-15", "27.5 %", "9903.88.01")]
    [InlineData("CHN", "8703.23.01", "2025-05-01", "72.5 %", "9903.01.24,9903.88.01,9903.94.01")]
    [InlineData("CHN", "8507.80.82.00", "2025-01-15", "28.4 %", "9903.88.02")]
    [InlineData("CHN", "8714.91.30.00", "2025-01-15", "28.9 %", "9903.88.03")]
    [InlineData("CHN", "8703.80.00", "2025-01-15", "102.5 %", "9903.91.03")]
    [InlineData("RUS", "8703.23.01", "2025-02-01", "35 %", "9903.90.08")]
    public void References_to_the_lines_own_duty_are_added_from_their_first_day_on(string origin, string code, string day, string rate, string provisions) =>
        Pays(origin, code, day, rate, provisions);

    [Theory]
    [InlineData("JPN", "0603.12.70.00", "2025-10-01", "15 %", "9903.02.73")]
    [InlineData("KOR", "8703.23.01", "2026-01-01", "15 %", "9903.94.61")]
    public void A_total_replaces_the_lines_own_duty(string origin, string code, string day, string rate, string provisions) => Pays(origin, code, day, rate, provisions);

    [Theory]
    [InlineData("GBR", "8704.31.01", "2025-07-01", "50 %", "9903.94.01")]
    [InlineData("KOR", "8703.23.01", "2025-10-01", "25 %", "9903.94.01")]
    [InlineData("FRA", "8703.23.01", "2025-10-01", "15 %", "9903.94.51")]
    public void A_partners_own_provision_shuts_the_one_for_everyone_out(string origin, string code, string day, string rate, string provisions) => Pays(origin, code, day, rate, provisions);

    [Fact]
    public void A_duty_that_is_high_already_stays_as_it_is() => Pays("JPN", "8704.31.01", "2025-10-01", "25 %", "9903.94.40");

    [Theory]
    [InlineData("2025-04-04", "3.2 %", "")]
    [InlineData("2025-05-01", "13.2 %", "9903.01.25")]
    [InlineData("2026-03-01", "13.2 %", "9903.03.01")]
    public void A_provision_is_added_to_a_preference_too_while_it_is_in_force(string day, string rate, string provisions)
    {
        Pays("JPN", "0603.12.70.00", day, rate, provisions);
        Assert.Equal("JP", Best("JPN", "0603.12.70.00", day).Applicable.Programme?.Id);
    }

    [Fact]
    public void A_provision_with_a_list_of_lines_leaves_the_others_alone()
    {
        DateOnly on = new(2025, 1, 15);
        TradePartner china = s_trade.TradePartners["CHN"];
        Assert.Equal(["9903.88.15"], s_trade.TariffLines.FindAsOf("US-HTS", "9608.20.00.00", on)!.ProvisionsOn(on, china).Select(line => line.LineId));
        Assert.Empty(s_trade.TariffLines.FindAsOf("US-HTS", "8505.11.00", on)!.ProvisionsOn(on, china));
        Assert.Empty(s_trade.TariffLines.FindAsOf("US-HTS", "9608.20.00.00", on)!.ProvisionsOn(on, s_trade.TradePartners["JPN"]));
    }

    [Fact]
    public void A_provision_that_a_footnote_names_and_no_measure_knows_makes_the_total_a_least()
    {
        DateOnly on = new(2025, 1, 15);
        TariffLine pens = s_trade.TariffLines.FindAsOf("US-HTS", "9608.20.00.00", on)!;
        TariffLine noted = pens with { Footnotes = [new Footnote { Type = FootnoteType.Footnote, Text = "See 9903.99.01 and 9903.88.15.", Refs = [HsCode.Parse("9903.99.01"), HsCode.Parse("9903.88.15"), HsCode.Parse("9608.10")] }] };
        TradeCatalog trade = s_trade.Edit().Without(pens).With(noted).Build().Catalog!;
        Assert.Equal([HsCode.Parse("9903.99.01")], Offered(trade).Coverage.UnknownProvisions);
        Assert.True(Offered(trade).Coverage.IsAtLeast);
        Assert.Empty(Offered(s_trade).Coverage.UnknownProvisions);
        QuoteRequest strict = QuoteRequest.Of("USA", "CHN", "9608.20.00.00", on) with { Options = new QuoteOptions { Strict = true } };
        Assert.Equal([HsCode.Parse("9903.99.01")], Assert.IsType<Quote.Refused>(trade.Quote(strict)).Coverage.UnknownProvisions);
        Assert.IsType<Quote.Offered>(s_trade.Quote(strict));

        Quote.Offered Offered(TradeCatalog catalog) => Assert.IsType<Quote.Offered>(catalog.Quote(QuoteRequest.Of("USA", "CHN", "9608.20.00.00", on)));
    }

    [Fact]
    public void A_provision_covers_a_line_whose_footnote_names_it_though_its_list_does_not()
    {
        DateOnly on = new(2025, 1, 15);
        TariffLine magnets = s_trade.TariffLines.FindAsOf("US-HTS", "8505.11.00", on)!;
        TariffLine noted = magnets with { Footnotes = [new Footnote { Type = FootnoteType.Footnote, Text = "See 9903.88.15.", Refs = [HsCode.Parse("9903.88.15")] }] };
        TradeCatalog trade = s_trade.Edit().Without(magnets).With(noted).Build().Catalog!;
        Assert.Equal(("2.1 %", ""), Best(s_trade, "CHN"));
        Assert.Equal(("9.6 %", "9903.88.15"), Best(trade, "CHN"));
        // It is for goods of China.
        Assert.Equal(("2.1 %", ""), Best(trade, "BRA"));

        (string Rate, string Provisions) Best(TradeCatalog catalog, string origin)
        {
            Offer best = Assert.IsType<Quote.Offered>(catalog.Quote(QuoteRequest.Of("USA", origin, "8505.11.00", on))).Best!;
            return (best.Rate.ToString(), string.Join(',', best.Provisions));
        }
    }

    private static void Pays(string origin, string code, string day, string rate, string provisions)
    {
        Offer best = Best(origin, code, day);
        Assert.Equal((rate, provisions), (best.Rate.ToString(), string.Join(',', best.Provisions)));
    }

    private static Offer Best(string origin, string code, string day) =>
        Assert.IsType<Quote.Offered>(s_trade.Quote(QuoteRequest.Of("USA", origin, code, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)))).Best!;
}
