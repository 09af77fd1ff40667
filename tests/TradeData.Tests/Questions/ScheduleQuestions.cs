using System.Globalization;
using System.IO.Compression;
using TradeData.Runtime;
using TradeData.TestSupport;

namespace TradeData.Tests.Questions;

/// <summary>What stands in a schedule: each question is one or two calls.</summary>
public sealed class ScheduleQuestions
{
    private static readonly TradeCatalog s_trade = TradeCatalog.Default;

    [Fact]
    public void What_lies_below_and_above_a_row_with_the_rows_that_are_text_alone()
    {
        TariffLineTable lines = s_trade.TariffLines.AsOf(new DateOnly(2026, 4, 1));
        TariffLine horses = lines["JP-TARIFF", "2026-04-01", "0101"];
        TariffLine pork = lines["JP-TARIFF", "2026-04-01", "0203.19"];

        Assert.Equal(["0101.29.290"], Ids(lines.Children(horses)));
        Assert.Empty(lines.Ancestors(horses));
        Assert.Equal(["0203.19/2-2", "0203.19.023", "0203.19.022"], Ids(lines.Children(pork)));
        Assert.Equal(["0203.19/2-2", "0203.19", "0203"], Ids(lines.Ancestors(lines["JP-TARIFF", "2026-04-01", "0203.19.024"])));
        Assert.Null(lines["JP-TARIFF", "2026-04-01", "0203.19/2-2"].Code);
    }

    [Fact]
    public void Which_headings_have_no_row_of_their_own()
    {
        TariffLineTable lines = s_trade.TariffLines.AsOf(new DateOnly(2025, 1, 15));
        IEnumerable<HsCode> headings = lines.Where(line => line is { Schedule: "US-HTS", Code: not null, Chapter: < 98 }).Select(line => HsCode.Parse(line.Code!.Value.ToString("P")[..4])).Distinct();

        Assert.Equal(["2105", "8209", "8712"], headings.Where(heading => lines.FindByCode("US-HTS", "2025-basic", heading) is null).Select(heading => heading.ToString()));
    }

    [Theory]
    [InlineData("2025-01-15", "")]
    [InlineData("2025-05-01", "9903.94.01")]
    [InlineData("2025-10-01", "9903.94.01 9903.94.40 9903.94.41")]
    public void Which_provisions_of_chapter_99_touch_a_Japanese_car(string day, string codes)
    {
        DateOnly on = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        TariffLine car = s_trade.TariffLines.FindAsOf("US-HTS", "8703.23.01", on)!;

        Assert.Equal(codes, string.Join(' ', Ids(car.ProvisionsOn(on, s_trade.TradePartners["JPN"]))));
    }

    [Fact]
    public void Which_references_lead_nowhere() => Assert.Equal([], s_trade.BrokenReferences.Select(broken => $"{broken.Table} {broken.Field} {broken.Value}").Distinct());

    [Fact]
    public void Which_lines_have_a_duty_above_400_yen_a_kilogram()
    {
        IEnumerable<TariffLine> lines = s_trade.TariffLines.AsOf(new DateOnly(2026, 4, 1)).Where(line => line.Rates.Any(
            rate => rate.Rate.Terms().Any(term => term is DutyRate.Specific { Unit: "KGM", Amount: > 400 } amount && amount.Currency == CurrencyCode.Parse("JPY"))));

        Assert.Equal(
            ["0203.12", "0203.19", "0203.22", "0203.29", "0203.19/2-2", "0203.19.023", "0203.29/2-2", "0203.29.023", "0404.10.136", "0404.10.137", "0404.10.146"],
            Ids(lines));
    }

    [SkippableFact]
    public void What_does_a_duty_per_kilogram_come_to_at_a_unit_value_and_the_exchange_rate_of_a_day()
    {
        using ZipArchive archive = ZipFile.OpenRead(RealData.Require("fx/ecb-eurofxref-hist.zip"));
        using StreamReader text = new(archive.Entries.Single().Open());
        AssessmentOptions options = new() { On = new DateOnly(2019, 8, 21), ExchangeRates = ExchangeRates.ReadEuropeanCentralBank(text) };
        Assessment answer = Rate.Yen(482, "KGM").AssessPerUnit(new Money(2, "USD"), "KGM", options);

        // 482 yen of 2 dollars at 106.48 yen.
        Assert.Equal(226.3m, decimal.Round(Assert.IsType<Assessment.Computed>(answer).AdValoremEquivalent!.Value.Value, 1));
    }

    [Fact]
    public void Which_lines_are_within_and_beyond_the_quota_for_American_beef_imports_and_in_what_period()
    {
        DateOnly day = new(2025, 1, 15);
        Quota quota = s_trade.Quotas[s_trade.TariffLines["US-HTS", "2025-basic", "0201.30.50"].Rates[0].Quota!];
        List<QuotaRate> rates = [.. quota.RatesOn(day).Where(rate => rate.Rate.Column == RateColumn.General)];

        Assert.Equal(
            ["0201.30.10.00 InQuota 4 %", "0201.30.30.00 InQuota 10 %", "0201.30.50 InQuota 0.044 USD/kg", "0201.30.80 OutQuota 26.4 %"],
            rates.Select(rate => $"{rate.Line.LineId} {rate.Rate.QuotaSide} {rate.Rate.Rate}"));
        Assert.Equal("01-01 to 12-31", quota.Period!.ToString());
    }

    [Fact]
    public void What_does_processed_cheese_pay_within_and_beyond_the_American_quota_in_Japan()
    {
        IEnumerable<QuotaRate> rates = s_trade.Quotas["usjta-jp-processed-cheese"].RatesOn(new DateOnly(2026, 4, 1));

        Assert.Equal(["0406.30 InQuota 7.2 %", "0406.30 OutQuota 40 %"], rates.Select(rate => $"{rate.Line.LineId} {rate.Rate.QuotaSide} {rate.Rate.Rate}"));
        Assert.Equal("04-01 to 03-31", s_trade.Quotas["usjta-jp-processed-cheese"].Period!.ToString());
    }

    private static IEnumerable<string> Ids(IEnumerable<TariffLine> lines) => lines.Select(line => line.LineId);
}
