using System.Globalization;
using System.IO.Compression;
using TradeData.TestSupport;

namespace TradeData.Tests.Assessments;

public sealed class ExchangeTests
{
    private static readonly CurrencyCode s_euro = CurrencyCode.Parse("EUR");
    private static readonly CurrencyCode s_dollar = CurrencyCode.Parse("USD");
    private static readonly CurrencyCode s_yen = CurrencyCode.Parse("JPY");

    private static readonly ExchangeRates s_rates = ExchangeRates.Of(
        s_euro, "test", (new(2019, 8, 21), s_dollar, 1.10m), (new(2019, 8, 21), s_yen, 118.2m), (new(2019, 8, 23), s_dollar, 1.20m), (new(2019, 8, 23), s_yen, 120m));

    [Fact]
    public void Rates_are_crossed_through_the_base()
    {
        Assert.True(s_rates.TryFind(s_dollar, s_yen, new DateOnly(2019, 8, 23), out ExchangeRate rate));
        Assert.Equal((100m, new DateOnly(2019, 8, 23)), (rate.Rate, rate.On));
        Assert.True(s_rates.TryFind(s_euro, s_yen, null, out ExchangeRate latest));
        Assert.Equal(120, latest.Rate);
    }

    [Fact]
    public void A_day_without_rates_has_those_of_the_last_day_before_it_within_a_week()
    {
        Assert.True(s_rates.TryFind(s_euro, s_dollar, new DateOnly(2019, 8, 22), out ExchangeRate rate));
        Assert.Equal((1.10m, new DateOnly(2019, 8, 21)), (rate.Rate, rate.On));
        Assert.True(s_rates.TryFind(s_euro, s_dollar, new DateOnly(2019, 8, 30), out _));
        Assert.False(s_rates.TryFind(s_euro, s_dollar, new DateOnly(2019, 8, 31), out _));
        Assert.False(s_rates.TryFind(s_euro, s_dollar, new DateOnly(2019, 8, 20), out _));
        Assert.False(s_rates.TryFind(s_euro, CurrencyCode.Parse("GBP"), new DateOnly(2019, 8, 23), out _));
    }

    [Fact]
    public void A_duty_in_another_currency_asks_for_the_rate_of_the_day_and_uses_it()
    {
        Consignment pork = Consignment.Of(new Money(100, "USD"), new Quantity(10, "KGM"));
        DutyRate rate = Rate.Greater(Rate.Yen(54, "KGM"), Rate.Percent(1));
        AssessmentOptions options = new() { On = new DateOnly(2019, 8, 24) };
        Assert.Equal(
            "the exchange rate from USD to JPY on 2019-08-24",
            Assert.Single(Assert.IsType<Assessment.Incomplete>(rate.Assess(pork, options)).Missing).ToString());
        Assessment.Computed answer = Assert.IsType<Assessment.Computed>(rate.Assess(pork, options with { ExchangeRates = s_rates }));
        Assert.Equal(new Money(540, "JPY"), answer.Duty);
        Assert.Equal(5.4m, answer.AdValoremEquivalent?.Value);
        Assert.Contains("1 USD = 100 JPY on 2019-08-23 (test).", answer.Steps.Select(step => step.Text));
    }

    [Fact]
    public void A_rate_of_zero_is_refused() =>
        Assert.Throws<ArgumentException>(() => ExchangeRates.Of(s_euro, "test", (new(2019, 8, 21), s_yen, 0m)));

    [Theory]
    [InlineData("Datum,USD\n2019-08-21,1.1", "The first line of the history of reference rates begins with \"Date\".")]
    [InlineData("Date,USD\n21.8.2019,1.1", "Line 2 does not begin with a day, as in 2019-08-21.")]
    [InlineData("Date,USD\n2019-08-21,-1", "Line 2: \"-1\" is no rate of USD.")]
    public void Invalid_exchange_rate_history_is_rejected_with_its_line(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => ExchangeRates.ReadEuropeanCentralBank(new StringReader(text))).Message);

    [Fact]
    public void Rates_of_several_days_and_currencies_are_kept_apart_with_their_source()
    {
        ExchangeRates rates = ExchangeRates.Of(s_euro, "a bank", (new(2019, 8, 21), s_yen, 118m), (new(2019, 8, 21), s_dollar, 1.18m), (new(2019, 8, 20), s_dollar, 1.25m));
        Assert.True(rates.TryFind(s_dollar, s_yen, new DateOnly(2019, 8, 21), out ExchangeRate crossed));
        Assert.Equal(new ExchangeRate(100, new DateOnly(2019, 8, 21), "a bank"), crossed);
        Assert.True(rates.TryFind(s_yen, s_euro, null, out ExchangeRate latest));
        Assert.Equal(new ExchangeRate(1 / 118m, new DateOnly(2019, 8, 21), "a bank"), latest);
        // The yen has no rate on the day before, so none is found there; the dollar has.
        Assert.False(rates.TryFind(s_euro, s_yen, new DateOnly(2019, 8, 20), out _));
        Assert.True(rates.TryFind(s_euro, s_dollar, new DateOnly(2019, 8, 20), out ExchangeRate earlier));
        Assert.Equal(1.25m, earlier.Rate);
    }

    [Fact]
    public void A_currency_is_one_of_itself_on_the_day_asked_for_or_the_latest()
    {
        Assert.True(s_rates.TryFind(s_yen, s_yen, new DateOnly(2001, 1, 1), out ExchangeRate asked));
        Assert.Equal(new ExchangeRate(1, new DateOnly(2001, 1, 1), "test"), asked);
        Assert.True(s_rates.TryFind(s_yen, s_yen, null, out ExchangeRate latest));
        Assert.Equal(new ExchangeRate(1, new DateOnly(2019, 8, 23), "test"), latest);
        Assert.True(ExchangeRates.Of(s_euro, "none").TryFind(s_yen, s_yen, null, out ExchangeRate none));
        Assert.Equal(new ExchangeRate(1, default, "none"), none);
        Assert.False(ExchangeRates.Of(s_euro, "none").TryFind(s_yen, s_euro, null, out _));
    }

    [Fact]
    public void The_banks_history_may_have_spaces_in_its_header_and_rows_of_other_lengths()
    {
        ExchangeRates rates = ExchangeRates.ReadEuropeanCentralBank(new StringReader("Date, USD,JPY,\n2019-08-22,1.11,118.5,,7\n2019-08-21,N/A\n2019-08-20,1.10,\n"));
        Assert.True(rates.TryFind(s_euro, s_dollar, new DateOnly(2019, 8, 22), out ExchangeRate rate));
        Assert.Equal(new ExchangeRate(1.11m, new DateOnly(2019, 8, 22), "European Central Bank"), rate);
        Assert.True(rates.TryFind(s_euro, s_dollar, new DateOnly(2019, 8, 21), out rate));
        Assert.Equal((1.10m, new DateOnly(2019, 8, 20)), (rate.Rate, rate.On));
        Assert.False(rates.TryFind(s_euro, s_yen, new DateOnly(2019, 8, 21), out _));
        Assert.Equal("Line 2: \"0\" is no rate of USD.", Assert.Throws<FormatException>(() => ExchangeRates.ReadEuropeanCentralBank(new StringReader("Date,USD\n2019-08-21,0"))).Message);
        Assert.Equal("Line 2: \"1\" is no rate of Dollars.", Assert.Throws<FormatException>(() => ExchangeRates.ReadEuropeanCentralBank(new StringReader("Date,Dollars\n2019-08-21,1"))).Message);
    }

    [SkippableTheory]
    [InlineData("2019-08-21", "106.48")]
    [InlineData("2019-08-22", "106.59")]
    [InlineData("2019-08-23", "106.45")]
    public void The_dollar_in_yen_during_the_seed_talks_is_the_banks(string day, string yen)
    {
        using ZipArchive archive = ZipFile.OpenRead(RealData.Require("fx/ecb-eurofxref-hist.zip"));
        using StreamReader text = new(archive.Entries.Single().Open());
        ExchangeRates rates = ExchangeRates.ReadEuropeanCentralBank(text);
        Assert.True(rates.TryFind(s_dollar, s_yen, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), out ExchangeRate rate));
        Assert.Equal(yen, decimal.Round(rate.Rate, 2).ToString(CultureInfo.InvariantCulture));
    }
}
