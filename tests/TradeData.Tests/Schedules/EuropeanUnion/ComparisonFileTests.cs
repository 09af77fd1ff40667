using System.Text;
using TradeData.Runtime;
using TradeData.Schedules;
using TradeData.Schedules.EuropeanUnion;
using TradeData.Schedules.UnitedKingdom;

namespace TradeData.Tests.Schedules.EuropeanUnion;

/// <summary>Small files in the form of the comparison, made for the purpose.</summary>
public sealed class ComparisonFileTests
{
    private const string Header =
        "commodity,description,cet_duty_rate,ukgt_duty_rate,change,trade_remedy_applies,cet_applies_until_trade_remedy_transition_reviews_concluded,suspension_applies,atq_applies\n";

    private static readonly DateOnly s_day = new(2021, 6, 1);

    [Fact]
    public void Each_tariff_has_its_own_column_of_a_row()
    {
        const string row = "01022910,\"Live cattle of a weight <= 80 kg\",10.20% + 93.10 EUR / 100 kg,10.00% + 77.00 GBP/100kg,Currency conversion,False,False,False,False\n";
        TariffLine uk = Assert.Single(Uk(row));
        TariffLine eu = Assert.Single(Eu(row));
        Assert.Equal(("0102.29.10", "0102.29.10", 1, TariffLevel.National, "010229"), (uk.LineId, uk.Code.ToString(), uk.Chapter, uk.Level, uk.Hs6));
        Assert.Equal(("GB-UKGT", "EU-CET"), (uk.Schedule, eu.Schedule));
        Assert.Equal("10 % + 77 GBP/100 kg", Assert.Single(uk.Rates).Rate.ToString());
        Assert.Equal("10.2 % + 93.1 EUR/100 kg", Assert.Single(eu.Rates).Rate.ToString());
    }

    [Fact]
    public void A_row_says_what_applies_besides_and_the_file_does_not_have()
    {
        ScheduleImport import = Uk("0709591010,Chanterelles,3.2%,2.0%,Simplified,True,False,True,True\n");
        Assert.Equal(
            "The duty on these goods is suspended for a time; less can be due, and the file does not say what. An autonomous tariff quota is open; within it less is due, and the file does not "
            + "say what. A trade remedy applies: more is due for goods of some partners, and the file does not say what.",
            Assert.Single(Assert.Single(import).Rates).Note);
        Assert.Null(Assert.Single(Assert.Single(Eu("0709591010,Chanterelles,3.2%,2.0%,Simplified,True,False,True,True\n")).Rates).Note);
    }

    [Fact]
    public void Where_the_rate_of_the_Union_is_applied_until_a_review_both_rates_are_there_on_a_condition()
    {
        TariffLine line = Assert.Single(Uk("1516209821,Fats,10.9%,10.0%,Simplified,False,True,False,False\n"));
        Assert.Equal(
            [("10.9 %", "imported before the transition review of the trade remedy is concluded"), ("10 %", "imported after the transition review of the trade remedy is concluded")],
            line.Rates.Select(rate => (rate.Rate.ToString(), rate.Condition)));
        TradeCatalog trade = TradeCatalog.Default.WithSchedules([Uk("1516209821,Fats,10.9%,10.0%,Simplified,False,True,False,False\n")]).Require();
        Quote.Offered quote = Assert.IsType<Quote.Offered>(trade.Quote(QuoteRequest.Of("GBR", "CAN", "1516209821", s_day, new Money(100, "GBP"))));
        Assert.Null(quote.Best);
        Assert.Equal(2, quote.Offers.Count);
    }

    [Fact]
    public void Goods_that_pay_otherwise_are_named_on_the_row_of_all_others()
    {
        List<TariffLine> lines = [.. Uk("2710194810,Gas oils for a purpose,0.0%,0.0%,x,False,False,False,False\n27101948,Gas oils,3.5%,2.0%,x,False,False,False,False\n2710194890,Other,3.5%,2.0%,x,False,False,False,False\n")];
        Assert.Equal("Some goods of 2710.19.48 pay otherwise, as the schedule says under 2710.19.48.10.", lines[1].Rates[0].Note);
        Assert.All([lines[0], lines[2]], line => Assert.Null(line.Rates[0].Note));
    }

    [Fact]
    public void Every_quote_says_what_the_file_does_not_have()
    {
        TradeCatalog trade = TradeCatalog.Default.WithSchedules([Uk("01012990,Horses,11.5%,10.0%,Simplified,False,False,False,False\n"), Eu("01012990,Horses,11.5%,10.0%,Simplified,False,False,False,False\n")]).Require();
        foreach ((string importer, string[] missing) in (ReadOnlySpan<(string, string[])>)[("GBR", ["Preferences", "Rules of origin: Japan https://www.gov.uk/", "Tariff quotas", "Trade remedies"]), ("DEU", ["Preferences", "Tariff quotas", "Trade remedies", "Entry prices"])])
        {
            Quote.Offered quote = Assert.IsType<Quote.Offered>(trade.Quote(QuoteRequest.Of(importer, "JPN", "0101.29.90", s_day, new Money(1000, importer == "GBR" ? "GBP" : "EUR"))));
            Assert.Equal(missing.Length, quote.Coverage.Missing.Count);
            Assert.All(quote.Coverage.Missing.Zip(missing), pair => Assert.StartsWith(pair.Second, pair.First, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Anomalies_are_reported_with_their_place()
    {
        ScheduleImport import = Uk("01012100,,Entry Price,zero,x,maybe,False,False,False\n01012100,Again,5%,5%,x,False,False,False,False\n");
        TariffLine[] lines = [.. import];
        Assert.Equal(["0101.21.00", "0101.21.00~2"], lines.Select(line => line.LineId));
        Assert.Equal("01012100", lines[0].Description);
        Assert.Equal(
            [
                (ImportFindingKind.Inconsistent, 2L, "trade_remedy_applies", "maybe"), (ImportFindingKind.RateNotUnderstood, 2, "ukgt_duty_rate", "zero"), (ImportFindingKind.DescriptionMissing, 2, "description", ""),
                (ImportFindingKind.CodeRepeated, 3, "commodity", "0101.21.00"),
            ],
            import.Report.Findings.Select(finding => (finding.Kind, finding.Place.Line, finding.Field, finding.Raw)));
    }

    [Theory]
    [InlineData("", "tariff.csv, line 1, byte 0, row 0: It is empty; the first row should name the columns.")]
    [InlineData("a,b\n1,2\n", "tariff.csv, line 1, byte 0, row 0: The first row should name a column \"commodity\" and has \"a\", \"b\".")]
    [InlineData(Header + "01012100,x\n", "tariff.csv, line 2, byte 170, row 1: The row has 2 cells and the first row 9.")]
    [InlineData(Header + "0101,x,1%,1%,x,False,False,False,False\n", "tariff.csv, line 2, byte 170, row 1: The commodity \"0101\" is not a code of 8 or 10 digits.")]
    [InlineData(Header + "77012100,x,1%,1%,x,False,False,False,False\n", "tariff.csv, line 2, byte 170, row 1: The commodity \"77012100\" is not a code of 8 or 10 digits.")]
    [InlineData(Header + "\n\n01012100,\"x", "tariff.csv, line 4, byte 181, row 1: A quoted cell is not closed.")]
    [InlineData(Header + "01012100,\"x\"y,1%", "tariff.csv, line 2, byte 182, row 1: Text follows the quote that closes a cell.")]
    public void A_broken_file_is_an_error_with_its_place(string csv, string message)
    {
        ImportException error = Assert.Throws<ImportException>(() => UkTariffImporter.Read(new MemoryStream(Encoding.UTF8.GetBytes(csv)), OptionsFor(UkTariffImporter.Schedule)).ToList());
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_and_records_without_end_are_errors()
    {
        byte[] ansi = [.. Encoding.UTF8.GetBytes(Header), .. "01012100,caf"u8, 0xE9, .. ",1%,1%,x,False,False,False,False\n"u8];
        Assert.Equal("It is not UTF-8; Excel saves it as \"CSV UTF-8\".", Assert.Throws<ImportException>(() => UkTariffImporter.Read(new MemoryStream(ansi), OptionsFor("GB-UKGT")).ToList()).Reason);
        byte[] endless = Encoding.UTF8.GetBytes(Header + "01012100,\"" + new string('x', 200_000));
        Assert.Equal("The record is longer than 1000 bytes.", Assert.Throws<ImportException>(() => UkTariffImporter.Read(new MemoryStream(endless), OptionsFor("GB-UKGT") with { MaxRowBytes = 1_000 }).ToList()).Reason);
    }

    [Theory]
    [InlineData("\uFEFF", "\r\n", ',')]
    [InlineData("", "\r", ';')]
    [InlineData("", "\n", '\t')]
    public void Marks_line_ends_and_delimiters_may_differ(string mark, string end, char delimiter)
    {
        string csv = mark + (Header + "01012100,\"Horses \"\"for\"\" breeding|two lines\",0.0%,0.0%,x,False,False,False,False\n").Replace(',', delimiter).Replace("\n", end, StringComparison.Ordinal).Replace("|", end, StringComparison.Ordinal);
        TariffLine line = Assert.Single(UkTariffImporter.Read(new MemoryStream(Encoding.UTF8.GetBytes(csv)), OptionsFor("GB-UKGT")));
        Assert.Equal(("Horses \"for\" breeding two lines", "free"), (line.Description, line.Rates[0].Rate.ToString()));
    }

    private static ScheduleImport Uk(string rows) => UkTariffImporter.Read(new MemoryStream(Encoding.UTF8.GetBytes(Header + rows)), OptionsFor(UkTariffImporter.Schedule));

    private static ScheduleImport Eu(string rows) => EuTariffImporter.Read(new MemoryStream(Encoding.UTF8.GetBytes(Header + rows)), OptionsFor(EuTariffImporter.Schedule));

    private static ImportOptions OptionsFor(string schedule) => new()
    {
        Edition = TradeCatalog.Default.Editions[schedule, "2021-01-01"],
        ImportedOn = new DateOnly(2026, 6, 10),
        SourceName = "tariff.csv",
    };
}
