using TradeData.Runtime;
using TradeData.Schedules;
using TradeData.Schedules.UnitedStates;
using TradeData.Tests.Rates;
using TradeData.Tests.Schedules.Common;

namespace TradeData.Tests.Schedules.UnitedStates;

/// <summary>Questions that only a full schedule answers.</summary>
public sealed class UsHtsQuestionTests : IClassFixture<UsHtsQuestionTests.BasicEdition>
{
    public sealed class BasicEdition
    {
        private readonly Lazy<TradeCatalog> _trade = new(static () => TradeCatalog.Default.WithSchedules([Published.UsHts("2025-basic")]).Require());

        public TradeCatalog Trade => _trade.Value;

        public IEnumerable<TariffLine> Lines => Trade.TariffLines.Where(line => line.Schedule == UsHtsImporter.Schedule);
    }

    private static readonly DateOnly s_day = new(2025, 1, 10);

    private readonly BasicEdition _basic;

    public UsHtsQuestionTests(BasicEdition basic) => _basic = basic;

    [SkippableFact]
    public void Ten_digits_without_a_rate_pay_that_of_the_eight_digits_above()
    {
        List<TariffLine> statistical = [.. _basic.Lines.Where(line => line.LineId.StartsWith("8703.23.01.", StringComparison.Ordinal))];
        Assert.NotEmpty(statistical);
        foreach (TariffLine line in statistical)
        {
            Assert.Empty(line.Rates);
            Assert.Equal("2.5 % from 8703.23.01", Best(line, "JPN"));
            Assert.Equal("10 % from 8703.23.01", Best(line, "RUS"));
        }
    }

    [SkippableFact]
    public void Japan_has_a_preference_on_259_lines()
    {
        List<TariffLine> lines = [.. _basic.Lines.Where(line => JapanRate(line) is not null)];
        Assert.Equal((259, 117, 142), (lines.Count, lines.Count(line => line.Level == TariffLevel.National), lines.Count(line => line.Level == TariffLevel.Statistical)));
        List<TariffLine> goods = lines.FindAll(line => line.Chapter <= 97);
        Assert.Equal((257, 182, 75), (goods.Count, goods.Count(line => JapanRate(line) is DutyRate.Free), goods.Count(line => JapanRate(line) is not DutyRate.Free)));
        TariffLine flowers = _basic.Trade.TariffLines[UsHtsImporter.Schedule, "2025-basic", "0603.12.70.00"];
        Assert.Equal(("6.4 %", "3.2 %"), (flowers.Rates.First(rate => rate.Column == RateColumn.General).Rate.ToString(), JapanRate(flowers)!.ToString()));
    }

    [SkippableFact]
    public void Heading_0101_has_text_rows_between_its_lines()
    {
        TariffLineTable table = _basic.Trade.TariffLines;
        TariffLine heading = table[UsHtsImporter.Schedule, "2025-basic", "0101"];
        Assert.Equal(["0101~1", "0101.30.00.00", "0101.90"], table.Children(heading).Select(line => line.LineId).Order(StringComparer.Ordinal).OrderBy(name => name.Contains('~', StringComparison.Ordinal) ? 0 : 1));
        TariffLine males = table[UsHtsImporter.Schedule, "2025-basic", "0101.21.00.10"];
        Assert.Equal(["0101.21.00", "0101~1", "0101"], table.Ancestors(males).Select(line => line.LineId));
        Assert.Equal("Horses:", table.Ancestors(males).ElementAt(1).Description);
    }

    [SkippableFact]
    public void Of_1264_headings_303_have_no_row()
    {
        HashSet<string> headings = [.. _basic.Lines.Where(line => line.Code is not null).Select(line => line.Code!.Value.First(4).ToString("D"))];
        HashSet<string> rows = [.. _basic.Lines.Where(line => line.Level == TariffLevel.Heading).Select(line => line.LineId)];
        Assert.Equal((1_264, 303), (headings.Count, headings.Except(rows).Count()));
    }

    [SkippableFact]
    public void The_provisions_of_chapter_99_that_touch_a_line_are_named_by_its_footnotes()
    {
        TariffLineTable table = _basic.Trade.TariffLines;
        TariffLine horses = table[UsHtsImporter.Schedule, "2025-basic", "0101.21.00"];
        HsCode named = Assert.Single(horses.Footnotes.SelectMany(note => note.Refs));
        Assert.Equal("9903.88.15", named.ToString());
        TariffLine provision = table[UsHtsImporter.Schedule, "2025-basic", named.ToString()];
        Assert.Equal(7.5m, Assert.IsType<DutyRate.Reference>(provision.Rates.First(rate => rate.Column == RateColumn.General).Rate).Adjustment);
    }

    [SkippableFact]
    public void Footnote_provisions_are_added_for_goods_of_China_on_2_958_of_2_963_rows()
    {
        HsCode listed = HsCode.Parse("9903.88.15");
        List<TariffLine> rows = [.. _basic.Lines.Where(line => line.Chapter <= 97 && line.Footnotes.Any(note => note.Refs.Contains(listed)))];
        Assert.Equal(2_963, rows.Count);
        // Below the others the notes divide the statistical numbers among two lists, so the line alone is a question.
        Assert.Equal(
            ["4901.99.00", "6307.90.98", "8517.62.00", "9401.69.60", "9401.71.00"],
            rows.Where(row => !Applied(row, "CHN").Contains("9903.88.15", StringComparison.Ordinal)).Select(row => row.LineId).Order(StringComparer.Ordinal));
        // Metal has a duty of its own beside it, and on some a later increase takes its place.
        Assert.Equal(2_941, rows.Count(row => Applied(row, "CHN") == "9903.88.15"));
        Assert.Equal((0, 2_947), (rows.Count(row => Applied(row, "JPN").Contains("9903.88.15", StringComparison.Ordinal)), rows.Count(row => Applied(row, "JPN").Length == 0)));
        Assert.Equal(("free", "7.5 %"), (Best("JPN"), Best("CHN")));

        string Applied(TariffLine row, string origin) => string.Join(',', MeasureStack.ProvisionsOf(_basic.Trade, row, _basic.Trade.TradePartners[origin], s_day).Select(provision => provision.LineId));
        string Best(string origin) => Assert.IsType<Quote.Offered>(_basic.Trade.Quote(QuoteRequest.Of("USA", origin, "0101.21.00.10", s_day))).Best!.Rate.ToString();
    }

    [SkippableFact]
    public void More_than_a_dollar_a_kilogram_is_asked_on_63_lines()
    {
        List<DutyRate.Specific> dear =
        [
            .. _basic.Lines.Where(line => line.Chapter <= 97).SelectMany(line => line.Rates).Where(rate => rate.Column == RateColumn.General).Select(rate => rate.Rate)
                .OfType<DutyRate.Specific>().Where(rate => rate is { Unit: "KGM", Base: null, Amount: > 1m }),
        ];
        Assert.Equal(63, dear.Count);
        // 1.646 dollars a kilogram of goods that are worth 20 dollars a kilogram.
        DutyRate milk = _basic.Trade.TariffLines[UsHtsImporter.Schedule, "2025-basic", "0401.50.75.00"].Rates.First(rate => rate.Column == RateColumn.General).Rate;
        Assessment.Computed computed = Assert.IsType<Assessment.Computed>(milk.Assess(new Money(20, "USD"), new Quantity(1, "KGM")));
        Assert.Equal(8.23m, computed.AdValoremEquivalent!.Value.Value);
    }

    [SkippableFact]
    public void In_and_beyond_the_quota_are_two_lines_of_one_quota()
    {
        Quota quota = TradeCatalog.Default.Quotas["us-beef-other-countries"];
        Assert.Equal("01-01 to 12-31", quota.Period.ToString());
        Assert.Equal(["4 %", "10 %", "0.044 USD/kg", "26.4 %"], quota.Lines.Select(code => General(_basic.Trade.TariffLines[UsHtsImporter.Schedule, "2025-basic", code.ToString()])));

        static string General(TariffLine line) => line.Rates.First(rate => rate.Column == RateColumn.General).Rate.ToString();
    }

    [SkippableFact]
    public void Measures_reach_the_lines_of_an_imported_revision()
    {
        TradeCatalog trade = TradeCatalog.Default.WithSchedules([Published.UsHts("2025-rev-9")]).Require();
        DateOnly day = trade.Editions[UsHtsImporter.Schedule, "2025-rev-9"].Effective.From;
        Offer best = Assert.IsType<Quote.Offered>(trade.Quote(QuoteRequest.Of("USA", "JPN", "8703.23.01", day))).Best!;
        Assert.Equal("27.5 %", best.Rate.ToString());
        Assert.Equal(["9903.94.01"], best.Provisions.Select(code => code.ToString()));
    }

    private static DutyRate? JapanRate(TariffLine line) => line.Rates.FirstOrDefault(rate => rate.Programme == "JP")?.Rate;

    private string Best(TariffLine line, string origin)
    {
        ApplicableRate rate = line.RatesFor(_basic.Trade.TradePartners[origin], s_day, _basic.Trade)[0];
        return $"{rate.Rate} from {rate.Row.LineId}";
    }
}
