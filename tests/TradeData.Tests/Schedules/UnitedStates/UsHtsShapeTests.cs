using TradeData.Schedules;
using TradeData.Schedules.UnitedStates;
using TradeData.Tests.Schedules.Common;

namespace TradeData.Tests.Schedules.UnitedStates;

/// <summary>The shape of the basic edition of 2025, counted in its file by other means and imported once for all tests.</summary>
public sealed class UsHtsShapeTests : IClassFixture<UsHtsShapeTests.BasicEdition>
{
    public sealed class BasicEdition
    {
        private readonly Lazy<(List<TariffLine> Lines, ImportReport Report)> _value = new(static () =>
        {
            ScheduleImport import = Published.UsHts("2025-basic");
            return ([.. import], import.Report);
        });

        public (List<TariffLine> Lines, ImportReport Report) Value => _value.Value;
    }

    private readonly BasicEdition _basic;

    public UsHtsShapeTests(BasicEdition basic) => _basic = basic;

    [SkippableFact]
    public void The_basic_edition_of_2025_has_the_shape_that_was_counted()
    {
        (List<TariffLine> lines, ImportReport report) = _basic.Value;
        Assert.Equal(
            [(TariffLevel.Heading, 961), (TariffLevel.Subheading, 2_093), (TariffLevel.National, 7_057), (TariffLevel.Statistical, 19_731), (TariffLevel.Group, 6_017)],
            lines.CountBy(line => line.Level).OrderBy(level => level.Key).Select(level => (level.Key, level.Value)));
        Assert.Equal(98, lines.Select(line => line.Chapter).Distinct().Count());
        Assert.Equal((503, 3_372), (lines.Count(line => line is { Chapter: 98, Code: not null }), lines.Count(line => line is { Chapter: 99, Code: not null })));
        Assert.Equal([("additionalDuties", 512), ("general", 13_611), ("other", 13_251), ("special", 9_861)], report.RateCells.OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => (cell.Key, cell.Value)));
        Assert.Equal((5_439, 8_172), (lines.Count(line => line.Level == TariffLevel.National && HasGeneral(line)), lines.Count(line => line.Level == TariffLevel.Statistical && HasGeneral(line))));
        Assert.Equal(31, lines.Count(line => line.Level == TariffLevel.Statistical && HasGeneral(line) && !line.LineId.EndsWith(".00", StringComparison.Ordinal)));
        Assert.Equal(16, report.Count(ImportFindingKind.CodeNotBelowParent));
        Assert.All(report.Of(ImportFindingKind.CodeNotBelowParent), finding => Assert.StartsWith("9823.", finding.Code, StringComparison.Ordinal));
        Assert.Equal(15_711, lines.Sum(line => line.Footnotes.Count) + report.Of(ImportFindingKind.BlankLeftOut).Count(finding => finding.Field == "footnotes"));
        // 1,685 in the file, with blanks at its ends and signs of no width.
        Assert.Equal(1_679, lines.Max(line => line.Description.Length));
        Assert.Equal(2, lines.Max(line => line.Units.Count));
        Assert.Equal(0, report.Count(ImportFindingKind.MarkupRemoved));
        Assert.Equal((42, 29), (report.Count(ImportFindingKind.RateNotUnderstood), report.Count(ImportFindingKind.BlankLeftOut)));
        Assert.Equal(
            ["special 0406.90.94.00", "special 4011.90.20", "special 6204.63.11", "special 9802.00.50", "units 16"],
            report.Of(ImportFindingKind.SlipCorrected).CountBy(finding => finding.Field == "units" ? "units" : $"{finding.Field} {finding.Code}")
                .Select(field => field.Key == "units" ? $"units {field.Value}" : field.Key).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public void The_dangling_references_to_chapter_99_are_three()
    {
        (List<TariffLine> lines, ImportReport report) = _basic.Value;
        List<HsCode> references = [.. lines.SelectMany(line => line.Footnotes).SelectMany(note => note.Refs).Where(code => code.ChapterNumber == 99)];
        // 124 are written, the others stand within ranges.
        Assert.Equal(602, references.Distinct().Count());
        Assert.Equal(
            ["9907.59.01", "9902.22.84", "9902.25.64"],
            report.Of(ImportFindingKind.ReferenceDangling).Select(finding => finding.Raw).Where(code => code.StartsWith("99", StringComparison.Ordinal)));
    }

    [SkippableFact]
    public void Indents_jump_at_11_places()
    {
        (List<TariffLine> lines, ImportReport report) = _basic.Value;
        Assert.Equal(11, lines.Zip(lines.Skip(1)).Count(pair => pair.Second.Indent > pair.First.Indent + 1));
        // Beside the first row at such a place there are its neighbours, whose parent is as far above.
        Assert.Equal(25, report.Count(ImportFindingKind.IndentJump));
        Assert.Equal(11, lines.Max(line => line.Indent));
    }

    [SkippableFact]
    public void Rows_without_a_code_are_those_marked_so_and_additional_duties_stand_in_9904_alone()
    {
        (List<TariffLine> lines, ImportReport report) = _basic.Value;
        Assert.Equal((0, 0, 0), (report.Count(ImportFindingKind.Inconsistent), report.Count(ImportFindingKind.FieldNotImported), report.Count(ImportFindingKind.FieldNotKnown)));
        List<TariffLine> additional = lines.FindAll(line => line.Rates.Any(rate => rate.Column == RateColumn.Additional));
        Assert.Equal(512, additional.Count);
        Assert.All(additional, line => Assert.StartsWith("9904", line.LineId, StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Programmes_stand_in_as_many_lines_as_was_counted()
    {
        (List<TariffLine> lines, _) = _basic.Value;
        Dictionary<string, int> programmes = lines.SelectMany(line => line.Rates.Select(rate => rate.Programme).OfType<string>().Distinct()).CountBy(programme => programme).ToDictionary();
        // The programmes in a list with "E IL" have one line more than a count that does not recognize the list.
        Assert.Equal(
            (7_364, 7_152, 6_957, 5_406, 6_978, 2_534, 1_525, 1_081, 259),
            (programmes["MA"], programmes["AU"], programmes["S"], programmes["E"], programmes["IL"], programmes["A"], programmes["A+"], programmes["A*"], programmes["JP"]));
    }

    private static bool HasGeneral(TariffLine line) => line.Rates.Any(rate => rate.Column == RateColumn.General);
}
