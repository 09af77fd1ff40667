using TradeData.Schedules.Japan;
using TradeData.Schedules.UnitedStates;

namespace TradeData.Tests.Data;

/// <summary>The examples of the page on duty rates, and their outputs.</summary>
public sealed class DutyRatePageTests
{
    private static readonly TradeCatalog s_trade = TradeCatalog.Default;
    private static readonly DutyRate s_rate = UsDutyRateParser.Parse("1.4¢/kg + 8.5%")!;

    [Fact]
    public void Rates_read_as_the_page_says()
    {
        PageHas(
            s_rate.ToString(),
            JapaneseDutyRateParser.Parse("（524円×1.002-課税価格）/kg又は54円/kgのうちいずれか低い税率")!.ToString(),
            UsDutyRateParser.Parse("See additional U.S. note 3")!.ToString());
        Assert.Equal("1.4¢/kg + 8.5%", s_rate.ToText("US-HTS"));
    }

    [Fact]
    public void The_duty_and_what_is_missing_for_one_are_those_of_the_page()
    {
        Assessment.Computed duty = Assert.IsType<Assessment.Computed>(s_rate.Assess(new Money(1000, "USD"), new Quantity(0.1m, "TNE")));
        Assert.Equal((new Money(86.4m, "USD"), 8.64m), (duty.Duty, duty.AdValoremEquivalent!.Value.Value));
        PageHas([.. duty.Steps.Select(step => step.Text)]);
        PageHas([.. Assert.IsType<Assessment.Incomplete>(s_rate.Assess(new Money(90_000, "JPY"))).Missing.Select(missing => missing.ToString())]);
    }

    [Fact]
    public void The_staged_rate_is_that_of_the_page() =>
        PageHas(s_trade.StagingCategories["cptpp-jp-beef"].RateOn(s_trade.Agreements["cptpp"], new DateOnly(2025, 7, 1))!.Arithmetic);

    [Fact]
    public void The_quotes_are_those_of_the_page()
    {
        QuoteRequest request = QuoteRequest.Of("JPN", "USA", "0203.19", new DateOnly(2026, 6, 1), new Money(300_000, "JPY"), new Quantity(1000, "KGM"));
        PageHas([.. Offered(request).Offers.Select(offer => $"{offer.Applicable.Programme?.Id ?? "everyone"}: {offer.Rate}, {((Assessment.Computed)offer.Assessment).Duty}")]);
        QuoteRequest car = QuoteRequest.Of("USA", "JPN", "8703.23.01", new DateOnly(2025, 10, 1), new Money(30_000, "USD"));
        PageHas([.. Offered(car).Best!.Explanation.Select(step => step.Text)]);
    }

    [Fact]
    public void A_line_has_every_rate_and_the_least_one_of_them()
    {
        DateOnly day = new(2026, 4, 1);
        TariffLine beef = s_trade.TariffLines.FindAsOf("JP-TARIFF", "0201.30", day)!;
        TradePartner australia = s_trade.TradePartners["AUS"];
        Assert.Equal(["38.5 %", "24.7 %", "20.8 %"], beef.RatesFor(australia, day).Select(rate => rate.Rate.ToString()));
        Assert.Equal("20.8 %", beef.RateFor(australia, day)!.ToString());
    }

    private static Quote.Offered Offered(QuoteRequest request) => Assert.IsType<Quote.Offered>(s_trade.Quote(request));

    private static void PageHas(params string[] lines) => Assert.Contains("```\n" + string.Join('\n', lines) + "\n```", Page(), StringComparison.Ordinal);

    private static string Page()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string page = Path.Combine(folder.FullName, "docs", "duty-rates.md");
            if (File.Exists(page))
            {
                return File.ReadAllText(page).ReplaceLineEndings("\n");
            }
        }
        throw new FileNotFoundException("docs/duty-rates.md is above the tests.");
    }
}
