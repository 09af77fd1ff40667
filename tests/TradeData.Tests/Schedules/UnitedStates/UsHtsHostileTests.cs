using System.Text;
using CsCheck;
using TradeData.Schedules;
using TradeData.Schedules.UnitedStates;

namespace TradeData.Tests.Schedules.UnitedStates;

/// <summary>Files that are broken, or crafted to break their reader.</summary>
public sealed class UsHtsHostileTests
{
    private static readonly string[] s_rows =
    [
        SmallExport.Row("0101", 0, "Live horses"),
        SmallExport.Row("", 1, "Horses:"),
        SmallExport.Row("0101.21.00", 2, "Purebred", general: "4.4¢/kg + 8.5%", special: "Free (A+,AU,JP) 3.2% (KR)"),
        SmallExport.Row("0101.21.00.10", 3, "Males", units: "\"No.\",\"m<sup>2</sup>\""),
        SmallExport.Row("9903.88.15", 0, "Except as provided", general: "The duty provided in the applicable subheading + 7.5%"),
    ];

    private static readonly byte[] s_file = Encoding.UTF8.GetBytes("[" + string.Join(",\n", s_rows) + "]");

    [Theory]
    [InlineData("", "line 1, byte 0, row 0: It is empty.")]
    [InlineData("{}", "line 1, byte 1, row 0: It should be a JSON array, or an object with the array \"results\"; the object has no such field.")]
    [InlineData("{\"count\":1}", "line 1, byte 10, row 0: It should be a JSON array, or an object with the array \"results\"; the object has no such field.")]
    [InlineData("{\"results\":{}}", "line 1, byte 11, row 0: \"results\" should be a JSON array.")]
    [InlineData("{\"results\":[]", "line 1, byte 13, row 0: The object is not closed: '}' is missing.")]
    [InlineData("{\"results\":[],\"results\":[]}", "line 1, byte 24, row 0: \"results\" is there twice.")]
    [InlineData("{\"results\":[]} 1", "line 1, byte 15, row 0: Something follows the end of the array.")]
    [InlineData("<!DOCTYPE html><html>", "line 1, byte 0, row 0: It is a web page, not an export; download the export as JSON, CSV or Excel.")]
    [InlineData("%PDF-1.7", "line 1, byte 0, row 0: It is a PDF; download the export as JSON, CSV or Excel.")]
    [InlineData("0101.21.00,Horses\n", "line 1, byte 0, row 0: The first row should name a column \"HTS Number\" and has \"0101.21.00\", \"Horses\".")]
    [InlineData("[", "line 1, byte 1, row 0: The array is not closed: ']' is missing.")]
    [InlineData("[\n\n{\"htsno\":", "line 3, byte 12, row 1: It is not JSON: ")]
    [InlineData("[\n{} {}]", "line 2, byte 5, row 1: A ',' or ']' must follow an item.")]
    [InlineData("[] []", "line 1, byte 3, row 0: Something follows the end of the array.")]
    [InlineData("[5]", "line 1, byte 1, row 1: A row should be an object and is a number.")]
    [InlineData("[{\"htsno\":5}]", "line 1, byte 10, row 1: \"htsno\" should be text and is a number.")]
    [InlineData("[\n {\n \"units\": \"kg\"}]", "line 3, byte 15, row 1: \"units\" should be a list and is a text.")]
    [InlineData("[{\"footnotes\":[7]}]", "line 1, byte 15, row 1: A footnote should be an object and is a number.")]
    [InlineData("[{\"general\":{}}]", "line 1, byte 12, row 1: \"general\" should be text and is an object.")]
    [InlineData("[{\"indent\":\"-1\"}]", "line 1, byte 11, row 1: \"indent\" should be a number from 0 to 15 and is \"-1\".")]
    [InlineData("[{\"indent\":\"99999999999\"}]", "line 1, byte 11, row 1: \"indent\" should be a number from 0 to 15 and is \"99999999999\".")]
    [InlineData("[{\"description\":\"\\ud800\"}]", "line 1, byte 16, row 1: A text has an escape that stands for no character.")]
    [InlineData("[{\"description\":\"no code anywhere\"}]", "line 1, byte 1, row 1: No row near has a code, so that its chapter is not known.")]
    public void A_broken_file_is_an_error_with_its_place(string json, string message)
    {
        ImportException error = Assert.Throws<ImportException>(() => SmallExport.Lines(SmallExport.ImportJson(json)));
        Assert.StartsWith("small.json, " + message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_an_error_with_their_place()
    {
        byte[] json = [.. "[\n{\"description\":\""u8, 0xC3, 0x28, .. "\"}]"u8];
        ImportException error = Assert.Throws<ImportException>(() => SmallExport.Lines(SmallExport.ImportJson(json)));
        Assert.Equal("small.json, line 2, byte 18, row 1: It is not UTF-8.", error.Message);
    }

    [Fact]
    public void Deep_nesting_is_an_error_and_no_overflow()
    {
        string json = "[{\"unknown\":" + new string('[', 100_000) + "]";
        ImportException error = Assert.Throws<ImportException>(() => SmallExport.Lines(SmallExport.ImportJson(json)));
        Assert.Contains("It is not JSON", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_without_end_is_given_up()
    {
        ImportOptions options = SmallExport.Options with { MaxRowBytes = 1_000_000 };
        byte[] json = Encoding.UTF8.GetBytes("[{\"description\":\"" + new string('x', 5_000_000) + "\"}]");
        ImportException error = Assert.Throws<ImportException>(() => SmallExport.Lines(SmallExport.ImportJson(json, options)));
        Assert.Equal("The item is longer than 1000000 bytes.", error.Reason);
    }

    [Fact]
    public void Long_texts_are_cut_and_reported()
    {
        ScheduleImport import = SmallExport.Import(SmallExport.Row("0101", 0, new string('x', 5_000), general: new string('9', 3_000), units: "\"" + new string('u', 50) + "\",\"kg\",\"t\",\"g\""));
        TariffLine line = Assert.Single(import);
        Assert.Equal((4_000, 3), (line.Description.Length, line.Units.Count));
        Assert.IsType<DutyRate.Unparsed>(Assert.Single(line.Rates).Rate);
        Assert.Equal((3, 1), (import.Report.Count(ImportFindingKind.CutShort), import.Report.Count(ImportFindingKind.RateNotUnderstood)));
    }

    [Fact]
    public void The_first_of_two_values_counts_and_unknown_fields_are_reported()
    {
        ScheduleImport import = SmallExport.ImportJson("""[{"htsno":"0101","indent":"0","description":"Horses","htsno":"0102","colour":{"a":[1]},"colour":2,"quotaQuantity":"5"}]""");
        Assert.Equal("0101", Assert.Single(import).LineId);
        Assert.Equal(
            ["FieldRepeated htsno \"0102\"", "FieldNotKnown colour {\"a\":[1]}", "FieldRepeated colour 2", "FieldNotImported quotaQuantity 5"],
            import.Report.Findings.Select(finding => $"{finding.Kind} {finding.Field} {finding.Raw}"));
    }

    [Fact]
    public void A_code_that_comes_twice_or_is_none_loses_no_row()
    {
        ScheduleImport import = SmallExport.Import(SmallExport.Row("0101", 0, "A"), SmallExport.Row("0101", 0, "B"), SmallExport.Row("01.1", 1, "C"), SmallExport.Row("7701", 1, "D"));
        Assert.Equal(["0101 0101", "0101~2 0101", "0101~2~1 ", "0101~2~2 "], import.Select(line => $"{line.LineId} {line.Code}"));
        Assert.Equal((1, 2), (import.Report.Count(ImportFindingKind.CodeRepeated), import.Report.Count(ImportFindingKind.CodeNotUnderstood)));
    }

    [Fact]
    public void Nothing_is_written_in_three_ways()
    {
        foreach (string nothing in (string[])["null", "\"\"", "[]"])
        {
            TariffLine line = Assert.Single(SmallExport.ImportJson($$"""[{"htsno":"0101","indent":"00","description":"Horses","superior":{{nothing}},"units":{{nothing}},"general":{{nothing}},"footnotes":{{nothing}}}]"""));
            Assert.Equal((0, [], [], []), (line.Indent, line.Units, line.Rates, line.Footnotes));
        }
    }

    [Fact]
    public void A_programme_that_is_not_known_is_no_free_pass()
    {
        ScheduleImport import = SmallExport.Import(SmallExport.Row("0101.21.00", 0, "Horses", general: "2%", special: "Free (XQ)"));
        LineRate rate = Assert.Single(Assert.Single(import).Rates, rate => rate.Column == RateColumn.Preference);
        Assert.Equal("Free (XQ)", Assert.IsType<DutyRate.Unparsed>(rate.Rate).Raw);
        Assert.Equal(1, import.Report.Count(ImportFindingKind.ProgrammeNotKnown));
    }

    [Fact]
    public void Indents_that_jump_lead_to_the_nearest_row_above()
    {
        ScheduleImport import = SmallExport.Import(SmallExport.Row("0101", 0, "A"), SmallExport.Row("0101.10", 4, "B"), SmallExport.Row("0101.20", 2, "C"), SmallExport.Row("0101.30", 1, "D"));
        Assert.Equal(["", "0101", "0101", "0101"], import.Select(line => line.Parent ?? ""));
        Assert.Equal(2, import.Report.Count(ImportFindingKind.IndentJump));
    }

    [Fact]
    public void An_import_can_be_read_once_and_be_cancelled()
    {
        ScheduleImport import = SmallExport.Import(s_rows);
        Assert.Equal(5, import.Count());
        Assert.Throws<InvalidOperationException>(() => import.Count());
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => UsHtsImporter.Read(new MemoryStream(s_file), SmallExport.Options, null, cancelled.Token).Count());
    }

    [Fact]
    public void Any_damage_to_a_file_ends_the_import_with_a_reason() =>
        Gen.Select(Gen.Int[0, s_file.Length - 1], Gen.Int[0, 4], Gen.Byte, Gen.Int[0, s_file.Length - 1]).Sample((at, kind, value, other) =>
        {
            byte[] json = Mutated(at, kind, value, other);
            ScheduleImport import = SmallExport.ImportJson(json);
            try
            {
                int lines = import.Count();
                Assert.Equal((lines, true), (import.Report.RowsRead, import.Report.IsComplete));
            }
            catch (ImportException error)
            {
                Assert.InRange(error.Place.Byte, 0, json.Length);
                Assert.InRange(error.Place.Line, 1, 1 + json.Count(c => c == '\n'));
            }
        }, iter: 2_000);

    private static byte[] Mutated(int at, int kind, byte value, int other) => kind switch
    {
        0 => [.. s_file[..at], value, .. s_file[(at + 1)..]],
        1 => s_file[..at],
        2 => [.. s_file[..at], .. s_file[Math.Min(at + 1, s_file.Length)..]],
        3 => [.. s_file[..at], .. s_file[other..]],
        _ => [.. s_file[..at], .. s_file[Math.Min(at, other)..Math.Max(at, other)], .. s_file[at..]],
    };
}
