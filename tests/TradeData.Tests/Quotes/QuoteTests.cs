using System.Text;
using TradeData.Runtime;

namespace TradeData.Tests.Quotes;

/// <summary>Quotes from rows made for the purpose.</summary>
public sealed class QuoteTests
{
    private static readonly DateOnly s_day = new(2026, 6, 1);

    [Fact]
    public void Obstacles_to_a_quote_are_results()
    {
        TradeCatalog trade = TradeCatalog.Default;
        Assert.Equal("XQZ", Assert.IsType<Quote.NoPartner>(trade.Quote(QuoteRequest.Of("XQZ", "AUS", "0201.30", s_day))).Partner.ToString());
        Assert.Equal("XQZ", Assert.IsType<Quote.NoPartner>(trade.Quote(QuoteRequest.Of("JPN", "XQZ", "0201.30", s_day))).Partner.ToString());
        Assert.IsType<Quote.NoSchedule>(trade.Quote(QuoteRequest.Of("BRA", "AUS", "0201.30", s_day)));
        Quote.NoLine noLine = Assert.IsType<Quote.NoLine>(trade.Quote(QuoteRequest.Of("JPN", "AUS", "0201.40", s_day)));
        Assert.Equal("JP-TARIFF", noLine.Schedule.Id);
        Assert.Contains(noLine.Nearest, line => line.LineId == "0201.30");
        Assert.Empty(Assert.IsType<Quote.NoLine>(trade.Quote(QuoteRequest.Of("JPN", "AUS", "5001.00", s_day))).Nearest);
    }

    [Fact]
    public void A_heading_with_lines_that_differ_asks_for_more_digits()
    {
        TradeCatalog trade = With(
            Line("9001.10", 1, null, Rates(("general", AdValorem(5)))),
            Line("9001.20", 1, null, Rates(("general", AdValorem(7)))));
        Quote.Ambiguous quote = Assert.IsType<Quote.Ambiguous>(Ask(trade, "AUS", "9001"));
        Assert.Equal(["9001.10", "9001.20"], quote.Lines.Select(line => line.LineId));
    }

    [Fact]
    public void A_heading_with_lines_that_pay_the_same_has_one_answer()
    {
        TradeCatalog trade = With(
            Line("9001.10", 1, null, Rates(("general", AdValorem(5)))),
            Line("9001.20", 1, null, Rates(("general", AdValorem(5)))));
        Quote.Offered quote = Assert.IsType<Quote.Offered>(Ask(trade, "AUS", "9001"));
        Assert.Contains("9001 has 2 lines, which all pay the same; this is for 9001.10.", quote.Best!.Explanation.Select(step => step.Text));
    }

    [Fact]
    public void Each_column_is_inherited_for_itself()
    {
        TradeCatalog trade = With(
            Line("9001.10", 1, null, Rates(("general", AdValorem(8)), ("bound", AdValorem(6)))),
            Line("9001.10.010", 2, "9001.10", Rates(("preference", AdValorem(3))), programme: "CPTPP"));
        Quote.Offered quote = Assert.IsType<Quote.Offered>(Ask(trade, "AUS", "9001.10.010"));
        Assert.Equal(["3 % 9001.10.010", "6 % 9001.10"], quote.Offers.Select(offer => $"{offer.Rate} {offer.Applicable.Row.LineId}"));
        Assert.Equal("6 %", Assert.IsType<Quote.Offered>(Ask(trade, "BRA", "9001.10.010")).Best!.Rate.ToString());
    }

    [Fact]
    public void The_bound_rate_is_for_members_of_the_WTO()
    {
        TradeCatalog trade = With(Line("9001.10", 1, null, Rates(("general", AdValorem(8)), ("bound", AdValorem(6)))));
        Assert.Equal("8 %", Assert.IsType<Quote.Offered>(Ask(trade, "IRN", "9001.10")).Best!.Rate.ToString());
    }

    [Fact]
    public void A_rate_that_is_not_understood_is_shown_and_not_counted()
    {
        string unparsed = """{"kind":"unparsed","raw":"5% or so","reason":"It is vague."}""";
        TradeCatalog trade = With(Line("9001.10", 1, null, Rates(("general", unparsed))));
        Quote.NotUnderstood quote = Assert.IsType<Quote.NotUnderstood>(Ask(trade, "BRA", "9001.10"));
        Assert.Equal("5% or so", Assert.IsType<Assessment.NotUnderstood>(Assert.Single(quote.Offers).Assessment).Rate.RawText);
        Assert.False(quote.Line.RateFor(trade.TradePartners["BRA"], s_day, trade)!.IsUnderstood);
    }

    [Fact]
    public void Beside_one_that_is_understood_it_comes_last_and_spoils_the_single_rate()
    {
        string unparsed = """{"kind":"unparsed","raw":"0-5%","reason":"It is a range."}""";
        TradeCatalog trade = With(Line("9001.10", 1, null, Rates(("general", AdValorem(8)), ("preference", unparsed)), programme: "CPTPP"));
        Quote.Offered quote = Assert.IsType<Quote.Offered>(Ask(trade, "AUS", "9001.10"));
        Assert.Equal(["8 %", "not understood: \"0-5%\""], quote.Offers.Select(offer => offer.Rate.ToString()));
        DutyRate single = quote.Line.RateFor(trade.TradePartners["AUS"], s_day, trade)!;
        Assert.False(single.IsUnderstood);
        Assert.IsType<Assessment.NotUnderstood>(single.Assess(new Money(100, "JPY")));
    }

    [Fact]
    public void A_line_without_a_rate_says_that_there_is_none()
    {
        TradeCatalog trade = With(Line("9001.10", 1, null, "[]"));
        Assert.Equal("9001.10", Assert.IsType<Quote.NoRate>(Ask(trade, "AUS", "9001.10")).Line.LineId);
        Assert.Null(trade.TariffLines["JP-TARIFF", "2026-04-01", "9001.10"].RateFor(trade.TradePartners["AUS"], s_day, trade));
    }

    [Fact]
    public void A_programme_whose_beneficiaries_are_not_recorded_is_named_and_not_offered()
    {
        TradeCatalog trade = With(Line("9001.10", 1, null, Rates(("general", AdValorem(8)), ("gsp", AdValorem(2)))));
        Quote.Offered quote = Assert.IsType<Quote.Offered>(Ask(trade, "AUS", "9001.10"));
        Assert.Equal(["8 %"], quote.Offers.Select(offer => offer.Rate.ToString()));
        Assert.Equal(["JP-GSP"], quote.NotRecorded.Select(programme => programme.Id));
    }

    [Fact]
    public void The_least_developed_countries_are_known_by_their_mark()
    {
        TradeCatalog trade = With(Line("9001.10", 1, null, Rates(("general", AdValorem(8)), ("ldc", """{"kind":"free"}"""))));
        Assert.Equal(2, Assert.IsType<Quote.Offered>(Ask(trade, "BGD", "9001.10")).Offers.Count);
        Assert.Single(Assert.IsType<Quote.Offered>(Ask(trade, "AUS", "9001.10")).Offers);
    }

    [Fact]
    public void A_rate_for_some_parties_is_not_for_the_others()
    {
        string rates = """
            [{"column":"preference","programme":"CPTPP","rate":{"kind":"free"},"partners":["NZL"]},
             {"column":"preference","programme":"CPTPP","rate":{"kind":"adValorem","percent":4},"exceptPartners":["NZL"]}]
            """;
        TradeCatalog trade = With(Line("9001.10", 1, null, rates));
        Assert.Equal("free", Assert.IsType<Quote.Offered>(Ask(trade, "NZL", "9001.10")).Best!.Rate.ToString());
        Assert.Equal("4 %", Assert.IsType<Quote.Offered>(Ask(trade, "AUS", "9001.10")).Best!.Rate.ToString());
        Assert.IsType<Quote.NoRate>(Ask(trade, "BRA", "9001.10"));
    }

    [Fact]
    public void A_rate_for_goods_of_a_kind_is_offered_and_not_the_best()
    {
        string rates = """
            [{"column":"general","rate":{"kind":"adValorem","percent":8}},
             {"column":"preference","programme":"CPTPP","rate":{"kind":"free"},"condition":"くらげ"}]
            """;
        Quote.Offered quote = Assert.IsType<Quote.Offered>(Ask(With(Line("9001.10", 1, null, rates)), "AUS", "9001.10"));
        Assert.Equal(["free", "8 %"], quote.Offers.Select(offer => offer.Rate.ToString()));
        Assert.Equal("8 %", quote.Best!.Rate.ToString());
        Assert.Equal("As the schedule says: くらげ", quote.Offers[0].Conditions[^1].Text);
    }

    [Fact]
    public void Rates_that_cannot_be_compared_are_chosen_by_the_goods()
    {
        string specific = """{"kind":"specific","amount":50,"currency":"JPY","unit":"KGM"}""";
        TradeCatalog trade = With(Line("9001.10", 1, null, Rates(("general", AdValorem(10)), ("bound", specific))));
        TariffLine line = trade.TariffLines["JP-TARIFF", "2026-04-01", "9001.10"];
        Assert.Equal("the lesser of 10 % and 50 JPY/kg", line.RateFor(trade.TradePartners["AUS"], s_day, trade)!.ToString());
        QuoteRequest cheap = QuoteRequest.Of("JPN", "AUS", "9001.10", s_day, new Money(100, "JPY"), new Quantity(1, "KGM"));
        Assert.Equal(10, Assert.IsType<Assessment.Computed>(Assert.IsType<Quote.Offered>(trade.Quote(cheap)).Best!.Assessment).Duty.Amount);
        QuoteRequest dear = QuoteRequest.Of("JPN", "AUS", "9001.10", s_day, new Money(10_000, "JPY"), new Quantity(1, "KGM"));
        Assert.Equal(50, Assert.IsType<Assessment.Computed>(Assert.IsType<Quote.Offered>(trade.Quote(dear)).Best!.Assessment).Duty.Amount);
        Quote.Offered open = Assert.IsType<Quote.Offered>(Ask(trade, "AUS", "9001.10"));
        Assert.Equal([new MissingInput.CustomsValue(), new MissingInput.QuantityIn("KGM", null)], Assert.IsType<Assessment.Incomplete>(open.Best!.Assessment).Missing);
    }

    [Fact]
    public void Match_covers_every_answer() => Assert.Equal(
        "no schedule",
        TradeCatalog.Default.Quote(QuoteRequest.Of("BRA", "AUS", "0201.30", s_day)).Match(
            _ => "offered", _ => "not understood", _ => "no rate", _ => "ambiguous", _ => "no line", _ => "no schedule", _ => "no partner", _ => "refused"));

    private static Quote Ask(TradeCatalog trade, string origin, string code) => trade.Quote(QuoteRequest.Of("JPN", origin, code, s_day));

    private static string AdValorem(int percent) => "{\"kind\":\"adValorem\",\"percent\":" + percent + "}";

    private static string Rates(params (string Column, string Rate)[] rates) => "[" + string.Join(',', rates.Select(rate =>
        "{\"column\":\"" + rate.Column + "\",\"rate\":" + rate.Rate + (rate.Column == "preference" ? ",\"programme\":\"PROGRAMME\"" : "") + "}")) + "]";

    private static string Line(string code, int indent, string? parent, string rates, string programme = "CPTPP") => $$"""
        {"schedule":"JP-TARIFF","edition":"2026-04-01","lineId":"{{code}}","code":"{{code}}","hs6":"{{code[..4]}}{{code[5..7]}}","chapter":90,
         "level":"{{(code.Length > 7 ? "national" : "subheading")}}","indent":{{indent}},{{(parent is null ? "" : $"\"parent\":\"{parent}\",")}}"description":"Goods",
         "rates":{{rates.Replace("PROGRAMME", programme, StringComparison.Ordinal)}},"effective":{"from":"2026-04-01"} }
        """;

    private static TradeCatalog With(params string[] rows)
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes("[" + string.Join(',', rows) + "]"));
        return TradeCatalog.Default.With([new RowStream("TariffLines", stream, RowFormat.Json, "rows.json")]).Catalog ?? throw new InvalidOperationException("The rows are not valid.");
    }
}
