using TradeData.Runtime;
using TradeData.Schedules;
using TradeData.TestSupport;
using TradeData.Tests.Schedules.Common;

namespace TradeData.Tests.Schedules.EuropeanUnion;

/// <summary>The published file with the tariffs of the United Kingdom and of the European Union, imported once for all tests.</summary>
public sealed class RealEuropeanTariffTests : IClassFixture<RealEuropeanTariffTests.Both>
{
    public sealed class Both
    {
        private readonly Lazy<(TradeCatalog Trade, ImportReport Uk, ImportReport Eu)> _value = new(static () =>
        {
            ScheduleImport uk = Import("GB-UKGT");
            ScheduleImport eu = Import("EU-CET");
            TradeCatalog trade = TradeCatalog.Default.WithSchedules([uk, eu]).Require();
            return (trade, uk.Report, eu.Report);
        });

        public (TradeCatalog Trade, ImportReport Uk, ImportReport Eu) Value => _value.Value;
    }

    private static readonly DateOnly s_day = new(2021, 6, 1);

    private readonly Both _both;

    public RealEuropeanTariffTests(Both both) => _both = both;

    [SkippableFact]
    public void Every_row_becomes_a_line_and_every_rate_is_read_or_counted_as_not_understood()
    {
        (TradeCatalog trade, ImportReport uk, ImportReport eu) = _both.Value;
        foreach (ImportReport report in (ReadOnlySpan<ImportReport>)[uk, eu])
        {
            Assert.True(report.IsComplete);
            Assert.Equal((11_830, 11_830), (report.RowsRead, report.LinesMade));
            Assert.Equal(0, report.Count(ImportFindingKind.CodeRepeated) + report.Count(ImportFindingKind.Inconsistent) + report.Count(ImportFindingKind.FieldNotKnown));
        }
        Assert.Equal((0, 11_830, 67), (uk.Count(ImportFindingKind.RateNotUnderstood), uk.RateCells["ukgt_duty_rate"], uk.RateCells["cet_duty_rate"]));
        Assert.Equal(
            [
                ("A number has neither a percent sign nor a currency.", 10), ("It depends on the entry price, by tables that are not part of the text.", 29),
                ("It has an agricultural component, or an additional duty on sugar or flour, by what the goods are made of.", 59),
                ("It has several rates, and one of them does not say when it holds.", 1),
            ],
            eu.Of(ImportFindingKind.RateNotUnderstood).CountBy(finding => finding.Reason).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(
            (4_608, 2_608),
            (FreeAllYear(trade, "GB-UKGT"), FreeAllYear(trade, "EU-CET")));

        static int FreeAllYear(TradeCatalog trade, string schedule) => trade.TariffLines.Count(line => line.Schedule == schedule && line.Rates is [{ Rate: DutyRate.Free, Season: null }]);
    }

    /// <summary>Free is what the file writes as zero, and nothing else: no other text has become nothing.</summary>
    [SkippableFact]
    public void Nothing_is_free_but_what_the_file_writes_as_zero()
    {
        foreach (TariffLine line in _both.Value.Trade.TariffLines.Where(line => line.Schedule is "GB-UKGT" or "EU-CET"))
        {
            foreach (LineRate rate in line.Rates.Where(rate => rate.Rate.Terms().All(term => term is DutyRate.Free)))
            {
                Assert.Matches("(^|, )0\\.00?%", rate.Rate.RawText);
            }
        }
    }

    [SkippableTheory]
    [InlineData("GBR", "0102.29.10", "2021-06-01", "10 % + 77 GBP/100 kg", 485)]
    [InlineData("DEU", "0102.29.10", "2021-06-01", "10.2 % + 93.1 EUR/100 kg", 567.5)]
    [InlineData("GBR", "0702.00.00", "2021-05-14", "8 %", 80)]
    [InlineData("GBR", "0702.00.00", "2021-05-15", "14 %", 140)]
    [InlineData("GBR", "0302.41.00", "2021-01-31", "14 %", 140)]
    [InlineData("GBR", "0302.41.00", "2021-02-01", "free", 0)]
    [InlineData("FRA", "0302.41.00", "2021-02-14", "15 %", 150)]
    [InlineData("FRA", "0302.41.00", "2021-06-15", "free", 0)]
    [InlineData("DEU", "9102.12.00", "2021-06-01", "4.5 %, at least 0.3 EUR/piece, at most 0.8 EUR/piece", 8)]
    [InlineData("DEU", "2205.10.90", "2021-06-01", "0.9 EUR/ASVX + 6.4 EUR/HLT", 45.2)]
    [InlineData("GBR", "2205.10.90", "2021-06-01", "free", 0)]
    [InlineData("DEU", "2106.90.59", "2021-06-01", "0.4 EUR/kg on sucrose, other sugars expressed as sucrose", 120)]
    public void Golden_duties_are_computed_as_by_hand(string importer, string code, string on, string rate, double duty)
    {
        // 1,000 of the currency; 500 kg; 10 pieces; 200 l of 18 %, which are 36 l of pure alcohol; 300 kg of sucrose.
        string currency = importer == "GBR" ? "GBP" : "EUR";
        Quote.Offered quote = Assert.IsType<Quote.Offered>(_both.Value.Trade.Quote(QuoteRequest.Of(
            importer, "JPN", code, DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), new Money(1000, currency),
            new Quantity(500, "KGM"), new Quantity(10, "C62"), new Quantity(200, "LTR"), new Quantity(36, "LPA"), new Quantity(300, "KGM", "sucrose, other sugars expressed as sucrose"))));
        Assert.Equal(rate, quote.Best!.Rate.ToString());
        Assert.Equal(new Money((decimal)duty, currency), Assert.IsType<Assessment.Computed>(quote.Best.Assessment).Duty);
    }

    [SkippableFact]
    public void An_entry_price_gives_no_duty()
    {
        Quote quote = _both.Value.Trade.Quote(QuoteRequest.Of("DEU", "MAR", "0702.00.00", s_day, new Money(1000, "EUR")));
        Quote.NotUnderstood answer = Assert.IsType<Quote.NotUnderstood>(quote);
        Assert.IsType<Assessment.NotUnderstood>(Assert.Single(answer.Offers).Assessment);
    }

    [SkippableFact]
    public void A_day_after_the_edition_has_no_line() =>
        Assert.IsType<Quote.NoLine>(_both.Value.Trade.Quote(QuoteRequest.Of("GBR", "JPN", "0102.29.10", new DateOnly(2022, 1, 1))));

    [SkippableFact]
    public void Each_line_answers_and_none_that_is_not_understood_has_a_duty()
    {
        TradeCatalog trade = _both.Value.Trade;
        foreach ((string schedule, string importer, string currency) in (ReadOnlySpan<(string, string, string)>)[("GB-UKGT", "GBR", "GBP"), ("EU-CET", "DEU", "EUR")])
        {
            int notUnderstood = 0;
            foreach (TariffLine line in trade.TariffLines.Where(line => line.Schedule == schedule))
            {
                Quote answer = trade.Quote(QuoteRequest.Of(importer, "JPN", line.Code.ToString()!, s_day, new Money(1000, currency)));
                notUnderstood += answer is Quote.NotUnderstood ? 1 : 0;
                Assert.True(answer is Quote.Offered or Quote.NotUnderstood, $"{line.LineId}: {answer}");
                if (answer is Quote.Offered { Offers: var offers })
                {
                    Assert.All(offers, offer => Assert.True(offer.Rate.IsUnderstood || offer.Assessment is Assessment.NotUnderstood));
                }
            }
            Assert.Equal(schedule == "EU-CET" ? 99 : 0, notUnderstood);
        }
    }

    /// <summary>The file says of each row how the one tariff compares with the other. Where both rates are percentages, that can be held against what was read.</summary>
    [SkippableFact]
    public void The_two_tariffs_compare_as_the_file_says()
    {
        TradeCatalog trade = _both.Value.Trade;
        int compared = 0;
        foreach (string[] row in Rows())
        {
            HsCode code = HsCode.Parse(HsCode.Parse(row[0]).ToString("P"));
            if (trade.TariffLines.Find("EU-CET", "2021-01-01", code.ToString())?.Rates is [{ Season: null, Rate.PercentOfValue: { } eu }]
                && trade.TariffLines.Find("GB-UKGT", "2021-01-01", code.ToString())?.Rates is [{ Season: null, Rate.PercentOfValue: { } uk }])
            {
                compared++;
                Assert.True(row[1] switch { "No change" => uk == eu, "Liberalised" => uk == 0 && eu > 0, _ => uk <= eu }, $"{row[0]}: {row[1]}, {eu} and {uk}");
            }
        }
        Assert.Equal(10_452, compared);
    }

    /// <summary>Code and comparison of each row, read by other means.</summary>
    private static IEnumerable<string[]> Rows()
    {
        foreach (System.Text.RegularExpressions.Match match in System.Text.RegularExpressions.Regex.Matches(
            File.ReadAllText(RealData.Require("uk/global-uk-tariff.csv")), "(?m)^([0-9]{8}|[0-9]{10}),(?:[^\"\\n]|\"[^\"]*\")*?,(No change|Simplified|Liberalised|Reduced|Currency conversion),(?:True|False)"))
        {
            yield return [match.Groups[1].Value, match.Groups[2].Value];
        }
    }

    private static ScheduleImport Import(string schedule) =>
        ScheduleModules.Get(schedule).Import(RealData.Require("uk/global-uk-tariff.csv"), Published.OptionsFor(schedule, "2021-01-01"));
}
