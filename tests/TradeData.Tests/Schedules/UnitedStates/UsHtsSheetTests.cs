using System.Text;
using TradeData.Schedules;
using TradeData.Schedules.UnitedStates;
using TradeData.Tests.Schedules.Common;

namespace TradeData.Tests.Schedules.UnitedStates;

/// <summary>The CSV and Excel exports, and JSON with the rows in <c>results</c>.</summary>
public sealed class UsHtsSheetTests
{
    private static readonly object[][] s_rows =
    [
        Sheet.Header,
        ["0101", "0", "Live horses,\r\n\"asses\", mules", "", "", "", "", "", ""],
        ["0101.21.00", "1", "Purebred", "[\"No.\",\"kg\"]", "Free", "", "Free", "", ""],
        ["0101.30.00.00", "1", "Asses", "[\"No.\"]", "6.8%", "Free (A+,AU) 3.2% (JP)", "15%", "", "5¢/kg"],
    ];

    public static TheoryData<string> Forms => ["csv", "xlsx"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_sheet_gives_the_lines_of_its_rows(string form)
    {
        ScheduleImport import = Import(form, s_rows);
        List<TariffLine> lines = [.. import];
        Assert.Equal(["0101", "0101.21.00", "0101.30.00.00"], lines.Select(line => line.LineId));
        Assert.Equal([null, "0101", "0101"], lines.Select(line => line.Parent));
        Assert.Equal("Live horses, \"asses\", mules", lines[0].Description);
        Assert.Equal(["NO", "KGM"], lines[1].Units.Select(unit => unit.Code == "C62" ? "NO" : unit.Code));
        Assert.Equal(
            [(RateColumn.General, "6.8 %", null), (RateColumn.Preference, "free", "A+"), (RateColumn.Preference, "free", "AU"), (RateColumn.Preference, "3.2 %", "JP"), (RateColumn.Column2, "15 %", null), (RateColumn.Additional, "0.05 USD/kg", null)],
            lines[2].Rates.Select(rate => (rate.Column, rate.Rate.ToString(), rate.Programme)));
        Assert.Equal("This form of the export has no footnotes; the JSON export has.", Assert.Single(import.Report.Findings).Reason);
        Assert.Equal(64, import.Report.Provenance.Sha256!.Length);
    }

    [SkippableTheory]
    [MemberData(nameof(Forms))]
    public void A_published_edition_as_a_sheet_gives_the_lines_that_it_gives_as_JSON(string form)
    {
        List<TariffLine> expected = [.. Published.UsHts("2025-basic")];
        using Stream json = Published.OpenUsHts("2025-basic");
        List<object[]> rows = Sheet.RowsOf(json);
        ScheduleImport import = UsHtsImporter.Read(new MemoryStream(form == "csv" ? Sheet.Csv(rows) : Sheet.Workbook(rows)), Published.OptionsFor(UsHtsImporter.Schedule, "2025-basic"));
        int at = 0;
        foreach (TariffLine line in import)
        {
            Assert.Equal(expected[at++] with { Footnotes = [] }, line);
        }
        Assert.Equal(expected.Count, at);
        Assert.Equal(0, import.Report.Count(ImportFindingKind.UnitNotKnown));
    }

    [Theory]
    [InlineData(101, "0101")]
    [InlineData(8703, "8703")]
    [InlineData(101.3, "0101.30")]
    [InlineData(101.21, "0101.21")]
    [InlineData(8703.2, "8703.20")]
    [InlineData(101210010, "0101.21.00.10")]
    [InlineData(8703230110, "8703.23.01.10")]
    public void A_code_that_Excel_kept_as_a_number_gets_its_zeros_back(double code, string line)
    {
        object number = code;
        ScheduleImport import = Import("xlsx", [Sheet.Header, [number, "0", "Goods", "", "", "", "", "", ""]]);
        Assert.Equal(line, Assert.Single(import).LineId);
        bool isWhole = code is 8703 or 8703230110;
        Assert.Equal(isWhole ? 0 : 1, import.Report.Count(ImportFindingKind.SlipCorrected));
    }

    [Fact]
    public void A_rate_that_Excel_kept_as_a_percentage_is_one_and_a_bare_number_is_not_understood()
    {
        TariffLine line = Assert.Single(Import("xlsx", [Sheet.Header, ["0101.21.00", 0, "Goods", "", new Sheet.Percentage(0.025), "", 0.025, "", ""]]));
        Assert.Equal(["2.5 %", "not understood: \"0.025\""], line.Rates.Select(rate => rate.Rate.ToString()));
        Assert.Equal("15 %", Assert.Single(Import("xlsx", [Sheet.Header, ["0101.21.00", 0, "Goods", "", new Sheet.Percentage(0.15000000000000002), "", "", "", ""]])).Rates[0].Rate.ToString());
    }

    [Theory]
    [InlineData("{\"results\":[ROW]}")]
    [InlineData("\uFEFF{ \"count\": 1, \"next\": null, \"more\": {\"results\": [1]}, \"results\" : [ROW] , \"took\" : 12 }")]
    public void The_rows_of_a_search_are_read_like_those_of_the_export(string json) =>
        Assert.Equal(["0101", "0102"], SmallExport.ImportJson(json.Replace("ROW", SmallExport.Row("0101", 0, "Horses") + "," + SmallExport.Row("0102", 0, "Cattle"), StringComparison.Ordinal)).Select(line => line.LineId));

    [Theory]
    [InlineData("0101,0,Horses", "The row has 10 cells and the first row 9.", ",,,,,,x")]
    [InlineData("0101,16,Horses", "\"Indent\" should be a number from 0 to 15 and is \"16\".", ",,,,,")]
    [InlineData("0101,0,Horses", "\"Unit of Quantity\" should be a list of texts and is \"[1]\".", "[1],,,,,")]
    [InlineData("0101,0,Horses", "\"Unit of Quantity\" should be a list of texts and is \"[kg\".", "[kg,,,,,")]
    public void A_row_that_is_not_of_the_shape_is_an_error(string row, string reason, string rest)
    {
        string csv = string.Join(',', Sheet.Header) + "\n" + row + "," + rest + "\n";
        ImportException error = Assert.Throws<ImportException>(() => SmallExport.Lines(SmallExport.ImportJson(csv)));
        Assert.Equal((reason, 2L), (error.Reason, error.Place.Line));
    }

    [Fact]
    public void A_file_that_is_no_export_is_identified()
    {
        Assert.Equal("It is compressed; its name should end in .gz, or what is in it be given.", Reason([0x1F, 0x8B, 8, 0]));
        Assert.Equal("It is a workbook of an old Excel (.xls); save it as .xlsx.", Reason([0xD0, 0xCF, 0x11, 0xE0, 0xA1]));
        Assert.Equal("It is no Excel workbook: it has no \"xl/workbook.xml\".", Reason(Sheet.Zip(("word/document.xml", "<a/>"))));
        Assert.StartsWith("The workbook is damaged: ", Reason([.. "PK\u0003\u0004"u8, 1, 2, 3]), StringComparison.Ordinal);
        Assert.StartsWith("The workbook is damaged: ", Reason(Sheet.Zip(("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"))), StringComparison.Ordinal);
        byte[] whole = Sheet.Workbook(s_rows);
        for (int length = 4; length < whole.Length; length += 97)
        {
            Assert.NotNull(Reason(whole[..length]));
        }
    }

    private static string Reason(byte[] content) => Assert.Throws<ImportException>(() => SmallExport.Lines(SmallExport.ImportJson(content))).Reason;

    private static ScheduleImport Import(string form, object[][] rows) => SmallExport.ImportJson(form == "csv" ? Sheet.Csv(rows) : Sheet.Workbook(rows));
}
