using System.Text;
using TradeData.Schedules;
using TradeData.Schedules.Japan;
using TradeData.Tests.Rates;

namespace TradeData.Tests.Schedules.Japan;

/// <summary>Broken files in the Japanese format.</summary>
public sealed class JpCustomsHostileTests
{
    private static readonly ImportOptions s_options = new()
    {
        Edition = TradeCatalog.Default.Editions[JpCustomsImporter.Schedule, "2026-04-01"],
        ImportedOn = new DateOnly(2026, 6, 10),
    };

    [Theory]
    [InlineData("[{\"level\":0,\"children\":[{\"rate\":[]}]}]", "line 1, byte 32, row 1: The cells of a row should be an object and is a list.")]
    [InlineData("[{\"stat_code\":1}]", "line 1, byte 14, row 1: \"stat_code\" should be text and is a number.")]
    [InlineData("[{\"children\":{}}]", "line 1, byte 13, row 1: \"children\" should be a list and is an object.")]
    [InlineData("[{\"desc\":\"部\"}]", "line 1, byte 1, row 1: No row near has a code and a text, so that its chapter is not known.")]
    public void A_broken_file_is_an_error_with_its_place(string json, string message)
    {
        ImportException error = Assert.Throws<ImportException>(() => Import(json).Count());
        Assert.Equal("j_01.json, " + message, error.Message);
    }

    [Fact]
    public void Rows_nested_without_end_are_an_error()
    {
        string json = string.Concat(Enumerable.Repeat("[{\"children\":", 20)) + "[]" + string.Concat(Enumerable.Repeat("}]", 20));
        Assert.Equal("Rows are nested in more than fifteen levels.", Assert.Throws<ImportException>(() => Import(json).Count()).Reason);
    }

    [Fact]
    public void A_column_that_is_not_known_is_reported()
    {
        ScheduleImport import = Import("""[{"level":0,"stat_code":"0101.21","hs_code":"000","desc":"馬","rate":{"基本":"無税","EPA_火星":"5%"},"law":["FD","AN"]}]""");
        TariffLine line = Assert.Single(import);
        Assert.Equal(("0101.21", "free", "FD, AN"), (line.LineId, Assert.Single(line.Rates).Rate.ToString(), Assert.Single(line.Footnotes).Text));
        Assert.Equal("EPA_火星", Assert.Single(import.Report.Of(ImportFindingKind.ProgrammeNotKnown)).Field);
    }

    [Fact]
    public void A_heading_of_one_line_has_its_text_and_stands_above_it()
    {
        ScheduleImport import = Import("""[{"level":0,"stat_code":"02.05","hs_code":"","desc":"","rate":{}},{"level":0,"stat_code":"0205.00","hs_code":"000","desc":"馬の肉","rate":{"基本":"無税"}}]""");
        Assert.Equal(["0205  馬の肉", "0205.00 0205 馬の肉"], import.Select(line => $"{line.LineId} {line.Parent} {line.Description}"));
    }

    private static ScheduleImport Import(string json) => JpCustomsImporter.Read([new ImportFile("j_01.json", new MemoryStream(Encoding.UTF8.GetBytes(json)))], s_options);
}
