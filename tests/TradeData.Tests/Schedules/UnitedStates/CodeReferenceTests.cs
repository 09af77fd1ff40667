using TradeData.Schedules;
using TradeData.Schedules.UnitedStates;

namespace TradeData.Tests.Schedules.UnitedStates;

public sealed class CodeReferenceTests
{
    [Theory]
    [InlineData("See 9903.88.15.", "9903.88.15")]
    [InlineData("See 9903.88.01-9903.88.04", "9903.88.01 9903.88.02 9903.88.03 9903.88.04")]
    [InlineData("See 9903.88.01 – 9903.88.03 and 9902.01.01.", "9903.88.01 9903.88.02 9903.88.03 9902.01.01")]
    [InlineData("9903.01.43 through 9903.01.46", "9903.01.43 9903.01.44 9903.01.45 9903.01.46")]
    [InlineData("subheadings 9903.01.43 to 9903.01.45, 9903.88.15", "9903.01.43 9903.01.44 9903.01.45 9903.88.15")]
    [InlineData("9903.88.01, 9903.88.04", "9903.88.01 9903.88.04")]
    [InlineData("9903.88.01 and 9903.88.04", "9903.88.01 9903.88.04")]
    [InlineData("9903.88.04-9903.88.01", "9903.88.04 9903.88.01")]
    [InlineData("9903.88.98-9903.89.02", "9903.88.98 9903.88.99 9903.89.00 9903.89.01 9903.89.02")]
    [InlineData("9903.88.01-9903.90.01", "9903.88.01 9903.90.01")]
    [InlineData("9903.88.01-9904.88.01", "9903.88.01 9904.88.01")]
    [InlineData("9903.88.01-04", "9903.88.01")]
    [InlineData("9903.88.01 through note 9903.88.04", "9903.88.01 9903.88.04")]
    [InlineData("8703.23.01.10-8703.23.01.30", "8703.23.01.10 8703.23.01.11 8703.23.01.12 8703.23.01.13 8703.23.01.14 8703.23.01.15 8703.23.01.16 8703.23.01.17 8703.23.01.18 8703.23.01.19 8703.23.01.20 8703.23.01.21 8703.23.01.22 8703.23.01.23 8703.23.01.24 8703.23.01.25 8703.23.01.26 8703.23.01.27 8703.23.01.28 8703.23.01.29 8703.23.01.30")]
    [InlineData("12345.67 and 9903.88.015", "9903.88")]
    [InlineData("9903.88.01-", "9903.88.01")]
    [InlineData("9903.88.01 to. 9903.88.03", "9903.88.01 9903.88.03")]
    [InlineData("9903.88.01x-9903.88.03", "9903.88.01 9903.88.03")]
    [InlineData("9903.88.01 , - 9903.88.03", "9903.88.01 9903.88.03")]
    [InlineData("9903.88.01- 12 9903.88.03", "9903.88.01 9903.88.03")]
    [InlineData("9903.01-9903.03", "9903.01 9903.02 9903.03")]
    [InlineData("9903.01-9903.01.02", "9903.01 9903.01.02")]
    [InlineData("9903.88.01.01.02", "9903.88.01.01")]
    [InlineData("in 2018 and 0101 to 0103", "")]
    [InlineData("9903.88.02-9903.88.02", "9903.88.02")]
    [InlineData("9903.88.01 THROUGH 9903.88.03", "9903.88.01 9903.88.02 9903.88.03")]
    [InlineData("9903.88.01 To 9903.88.03", "9903.88.01 9903.88.02 9903.88.03")]
    [InlineData("9903.88.01\u20109903.88.03", "9903.88.01 9903.88.02 9903.88.03")]
    [InlineData("9903.88.01\u20119903.88.03", "9903.88.01 9903.88.02 9903.88.03")]
    [InlineData("9903.88.01\u20149903.88.03", "9903.88.01 9903.88.02 9903.88.03")]
    [InlineData("9903.88.01 tons 9903.88.03", "9903.88.01 9903.88.03")]
    [InlineData("9903.88.01-9903.88.03-9903.88.05", "9903.88.01 9903.88.02 9903.88.03 9903.88.04 9903.88.05")]
    [InlineData("9903.88.03, 9903.88.02-9903.88.04", "9903.88.03 9903.88.02 9903.88.04")]
    [InlineData("9903.88.01-9904.88.05", "9903.88.01 9904.88.05")]
    [InlineData("9903.98-9904.02", "9903.98 9904.02")]
    [InlineData("0101.21-0101.23", "0101.21 0101.22 0101.23")]
    [InlineData("990.88.01", "")]
    [InlineData("99030.88.01", "")]
    [InlineData("9903.8", "")]
    [InlineData("9903. 88", "")]
    [InlineData("", "")]
    public void The_codes_of_a_note_are_those_that_it_writes_and_those_between_two(string text, string codes) => Assert.Equal(codes, string.Join(' ', CodeReferences.Find(text, out _)));

    [Theory]
    [InlineData("9903.88.01-9903.89.19", 119)]
    [InlineData("9903.88.01-9903.89.20", 2)]
    public void A_range_that_is_longer_than_any_of_a_note_counts_as_its_ends(string text, int codes) => Assert.Equal(codes, CodeReferences.Find(text, out _).Count);

    [Fact]
    public void Codes_within_a_range_are_distinguished_from_written_ones()
    {
        CodeReferences.Find("9903.88.01-9903.88.04, 9903.88.03", out HashSet<HsCode> within);
        Assert.Equal(["9903.88.02"], within.Select(code => code.ToString()));
    }

    [Fact]
    public void A_range_becomes_references_and_what_the_file_lacks_of_it_does_not_dangle()
    {
        static string Row(string code, string notes) =>
            $$"""{"htsno":"{{code}}","indent":"0","description":"x","units":[],"general":"","special":"","other":"","footnotes":[{"columns":["general"],"type":"endnote","value":"{{notes}}"}]}""";

        ScheduleImport import = SmallExport.ImportJson($"[{Row("0101.21.00", "See 9903.88.01-9903.88.04.")},{Row("9903.88.01", "See 9903.88.09.")},{Row("9903.88.04", "See 9903.88.08-9903.88.10.")}]");
        TariffLine line = import.First();
        Assert.Equal("9903.88.01 9903.88.02 9903.88.03 9903.88.04", string.Join(' ', line.Footnotes[0].Refs));
        ScheduleImport whole = SmallExport.ImportJson($"[{Row("0101.21.00", "See 9903.88.01-9903.88.04.")},{Row("9903.88.01", "See 9903.88.09.")},{Row("9903.88.04", "See 9903.88.08-9903.88.10.")}]");
        Assert.Equal(3, whole.Count());
        // 9903.88.09 is written in one note and lies within the range of another.
        Assert.Equal(["9903.88.09", "9903.88.08", "9903.88.10"], whole.Report.Of(ImportFindingKind.ReferenceDangling).Select(finding => finding.Raw));
    }
}
