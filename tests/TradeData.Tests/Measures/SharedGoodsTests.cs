using System.Globalization;
using TradeData.Schedules;
using TradeData.Tests.Schedules.Common;

namespace TradeData.Tests.Measures;

/// <summary>Goods that several measures of the United States name: which of them is charged, and on what. Computed by hand from the notes of chapter 99.</summary>
public sealed class SharedGoodsTests(SharedGoodsTests.Revisions revisions) : IClassFixture<SharedGoodsTests.Revisions>
{
    /// <summary>Revisions in full, side by side.</summary>
    public sealed class Revisions
    {
        private readonly Lazy<TradeCatalog> _trade = new(() => TradeCatalog.Default.WithSchedules([Published.UsHts("2025-rev-20"), Published.UsHts("2025-rev-25"), Published.UsHts("2025-rev-32")]).Require());

        public TradeCatalog Trade => _trade.Value;
    }

    /// <summary>
    /// Note 2(v)(xix): a specific or compound duty counts as a percentage, the duty divided by the customs value. Note 2(v)(vii): the total is for the content other than steel.
    /// 1,000 dollars with 200 of steel. Kitchen knives at 0.8 cents each + 4.6 %, 100 of them: 46.80 is 4.68 %, so 10.32 % of 800 is added, and 50 % of 200: 46.80 + 82.56 + 100.
    /// 1,000 of them: 54 is 5.4 %, so 9.6 % of 800: 54 + 76.80 + 100.
    /// Forks at 0.9 cents each + 15.8 %, 4,500 of them: 198.50 is 19.85 %, so nothing is added, and 50 % of 200: 198.50 + 100.
    /// </summary>
    [SkippableTheory]
    [InlineData("8211.92.20.00", "JPN", 100, "229.36")]
    [InlineData("8211.92.20.00", "JPN", 1000, "230.80")]
    [InlineData("8211.92.20.00", "DEU", 100, "229.36")]
    [InlineData("8215.99.01.00", "JPN", 4500, "298.50")]
    public void A_total_raises_a_compound_duty_on_what_is_left_beside_the_steel_content(string code, string origin, int pieces, string due)
    {
        QuoteRequest request = QuoteRequest.Of("USA", origin, code, Day("2025-08-25")) with
        {
            Consignment = Consignment.Of(new Money(1000, "USD"), new Quantity(pieces, "C62")) with { PartValues = [new PartValue("the steel content", new Money(200, "USD"))] },
        };
        Offer best = Assert.IsType<Quote.Offered>(revisions.Trade.Quote(request)).Best!;
        Assert.Equal(new Money(decimal.Parse(due, CultureInfo.InvariantCulture), "USD"), Assert.IsType<Assessment.Computed>(best.Assessment).Duty);
    }

    [SkippableFact]
    public void A_total_over_a_duty_per_piece_needs_the_value_of_the_metal_content()
    {
        Offer best = Offered("9507.30.40.00", "JPN", "2025-08-25").Best!;
        Assert.Equal("(the greater of 0.24 USD/piece and (15 % on the content other than the aluminum content + 0.24 USD/piece on the share by value of the aluminum content)) + 50 % on the aluminum content", best.Rate.ToString());
        Assert.Equal("9903.02.73,9903.85.08", string.Join(',', best.Provisions));
        QuoteRequest request = QuoteRequest.Of("USA", "JPN", "9507.30.40.00", Day("2025-08-25")) with { Consignment = Consignment.Of(new Money(1000, "USD"), new Quantity(150, "C62")) };
        Assessment.Incomplete open = Assert.IsType<Assessment.Incomplete>(Assert.IsType<Quote.Offered>(revisions.Trade.Quote(request)).Best!.Assessment);
        Assert.Contains(new MissingInput.ValueOf("the aluminum content"), open.Missing);
        // 36 dollars are 3.6 %, so 11.4 % of 800 is added, and 50 % of 200.
        request = request with { Consignment = request.Consignment with { PartValues = [new PartValue("the aluminum content", new Money(200, "USD"))] } };
        Assert.Equal(new Money(227.20m, "USD"), Assert.IsType<Assessment.Computed>(Assert.IsType<Quote.Offered>(revisions.Trade.Quote(request)).Best!.Assessment).Duty);
    }

    /// <summary>
    /// Notes 33(h) to (t) and 38(h): parts of vehicles do not pay the duties on wood products. Upholstered chairs pay 25 % by note 37(d), 15 % in all from Japan, 10 % from the United
    /// Kingdom; parts that the importer certifies pay 25, 15 and 10 % in place of it.
    /// </summary>
    [SkippableTheory]
    [InlineData("VNM", "25 % 9903.76.02", "25 % 9903.94.07", "25 % 9903.74.09")]
    [InlineData("JPN", "15 % 9903.76.21", "15 % 9903.94.55", "25 % 9903.74.09")]
    [InlineData("GBR", "10 % 9903.76.20", "10 % 9903.94.33", "25 % 9903.74.09")]
    public void Wooden_furniture_that_is_certified_as_vehicle_parts_pays_as_such_alone(string origin, string furniture, string carPart, string truckPart)
    {
        Quote.Offered quote = Offered("9401.61.40.11", origin, "2025-11-20");
        Assert.Equal([furniture, carPart, truckPart], quote.Offers.Select(Text));
        Assert.Equal([0, 1, 1], quote.Offers.Select(static offer => offer.Questions.Count));
    }

    /// <summary>
    /// Note 18 to subchapter III: 14 % until 2026-02-06 on cells of 8541.42.00.10 beyond the quota by (c) and (f), and on modules of 8541.43.00 by (g) and (h), beside 20 % on goods of
    /// Viet Nam; the developing countries of (b), such as Cambodia with 19 %, pay none.
    /// </summary>
    [SkippableTheory]
    [InlineData("8541.42.00", "VNM", "34 % 9903.02.69,9903.45.22", "Do the cells lie within the yearly quota?|Are the goods of 8541.42.00.80, or of another code below the line that the list names?")]
    [InlineData("8541.42.00.10", "VNM", "34 % 9903.02.69,9903.45.22", "Do the cells lie within the yearly quota?")]
    [InlineData("8541.42.00.80", "VNM", "20 % 9903.02.69", "")]
    [InlineData("8541.43.00", "VNM", "34 % 9903.02.69,9903.45.25", "Are the goods something else than modules of crystalline silicon cells as note 18 defines them, such as thin film or the small panels that it leaves out?")]
    [InlineData("8541.43.00.10", "KHM", "19 % 9903.02.11", "")]
    public void Solar_cells_and_modules_pay_the_safeguard_unless_a_fact_takes_them_out(string code, string origin, string best, string questions)
    {
        Quote.Offered quote = Offered(code, origin, "2025-10-01");
        Assert.Equal(best, Text(quote.Best!));
        Assert.Empty(quote.Best!.Questions);
        Offer[] without = [.. quote.Offers.Where(static offer => offer.Questions.Count > 0 && offer.Rate.ToString() == "20 %")];
        Assert.Equal(questions, string.Join('|', without.Select(static offer => offer.Questions[0].Text)));
    }

    /// <summary>
    /// Note 2(x)(iii) exempts goods of Brazil from 40 % by their code in (a), and the particular articles of (b) from November 2025; (iv) exempts civil aircraft. No code is in (a) and in
    /// (iv). The other duty is the 10 % of 9903.02.09, until agricultural goods were exempt from it.
    /// </summary>
    [SkippableTheory]
    [InlineData("5607.21.00.00", "2025-08-25", "10 % 9903.02.09", "")]
    [InlineData("0805.90.01.00", "2025-11-20", "40.8 % 9903.01.77", "9903.01.90")]
    [InlineData("9014.80.50.00", "2025-08-25", "50 % 9903.01.77,9903.02.09", "9903.01.82")]
    public void Goods_of_Brazil_are_exempt_by_code_or_where_a_question_is_answered(string code, string day, string best, string asked)
    {
        Quote.Offered quote = Offered(code, "BRA", day);
        Assert.Equal(best, Text(quote.Best!));
        string[] brazilian = ["9903.01.81", "9903.01.82", "9903.01.90"];
        Assert.Equal(asked, string.Join(',', quote.Offers.SelectMany(static offer => offer.Questions).Select(static question => question.Provision.ToString()).Where(brazilian.Contains)));
    }

    private static string Text(Offer offer) => $"{offer.Rate} {string.Join(',', offer.Provisions)}";

    private Quote.Offered Offered(string code, string origin, string day) => Assert.IsType<Quote.Offered>(revisions.Trade.Quote(QuoteRequest.Of("USA", origin, code, Day(day))));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
