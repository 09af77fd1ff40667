using TradeData.Schedules;
using TradeData.Schedules.Japan;
using TradeData.Schedules.UnitedStates;
using TradeData.Tests.Rates;
using TradeData.Tests.Schedules.UnitedStates;

namespace TradeData.Tests.Schedules.Common;

public sealed class ScheduleDiffTests
{
    /// <summary>The counts of rows with a code, of special rates and of footnotes were taken from the files by other means; rows without a code come on top. Between revisions 4 and 5 of 2026 a text of the special column changes as well, from "E IL" to "E,IL", which says the same.</summary>
    [SkippableTheory]
    [InlineData("2025-basic", "2025-rev-9", 79, 78, 0, 0, 0, 2, 466, 4)]
    [InlineData("2025-basic", "2025-rev-11", 81, 80, 0, 0, 0, 2, 466, 4)]
    [InlineData("2025-rev-32", "2026-basic", 11, 11, 588, 451, 207, 0, 13, 9)]
    [InlineData("2026-rev-4", "2026-rev-5", 19, 19, 256, 242, 0, 0, 599, 2)]
    public void Revisions_differ_as_was_counted(string from, string to, int added, int addedCodes, int removed, int removedCodes, int special, int other, int footnotes, int texts)
    {
        ScheduleDiff diff = ScheduleDiff.Between(Published.UsHts(from), Published.UsHts(to));
        Assert.Equal(diff.LinesAfter - diff.LinesBefore, added - removed);
        Assert.Equal((added, addedCodes), (diff.Of<LineChange.Added>().Count(), diff.Of<LineChange.Added>().Count(change => change.Line.Code is not null)));
        Assert.Equal((removed, removedCodes), (diff.Of<LineChange.Removed>().Count(), diff.Of<LineChange.Removed>().Count(change => change.Line.Code is not null)));
        Assert.Equal((0, special, other), (LinesWith(diff, RateColumn.General), LinesWith(diff, RateColumn.Preference), LinesWith(diff, RateColumn.Column2)));
        Assert.Equal(footnotes, diff.Of<LineChange.FootnotesChanged>().Count());
        Assert.Equal(texts, diff.Of<LineChange.TextChanged>().Count());
        Assert.Empty(diff.Of<LineChange.Moved>());
    }

    [SkippableFact]
    public void Mark_up_is_no_change()
    {
        // The earlier one has 9,865 tags, the later one none: texts alone would have 19 general rates, 55 others, 1,533 descriptions and 1,789 units changed.
        ScheduleDiff diff = ScheduleDiff.Between(Published.UsHts("2025-rev-14"), Published.UsHts("2025-rev-15"));
        Assert.Equal((35_950, 35_950), (diff.LinesBefore, diff.LinesAfter));
        Assert.Empty(diff.Changes);
    }

    [SkippableFact]
    public void On_the_first_of_January_the_agreement_with_Korea_takes_its_step()
    {
        ScheduleDiff diff = ScheduleDiff.Between(Published.UsHts("2025-rev-32"), Published.UsHts("2026-basic"));
        LineChange.RateChanged beef = Assert.Single(diff.Of<LineChange.RateChanged>(), change => change.Line.LineId == "0201.30.80" && change.Programme == "KR");
        Assert.Equal(("1.7 %", "free"), (Assert.Single(beef.Old).Rate.ToString(), Assert.Single(beef.New).Rate.ToString()));
    }

    [SkippableFact]
    public void Japans_new_fiscal_year_changes_rates()
    {
        ScheduleDiff diff = ScheduleDiff.Between(Published.JpCustoms("2026-01-01"), Published.JpCustoms("2026-04-01"));
        LineChange.RateChanged beef = Assert.Single(diff.Of<LineChange.RateChanged>(), change => change.Line.LineId == "0201.30.010" && change.Programme == "CPTPP");
        Assert.Equal(("21.6 %", "20.8 %"), (Assert.Single(beef.Old).Rate.ToString(), Assert.Single(beef.New).Rate.ToString()));
        Assert.Equal(15_427 - 15_425, diff.Of<LineChange.Added>().Count() - diff.Of<LineChange.Removed>().Count());
    }

    [Fact]
    public void Each_kind_of_change_is_distinguished()
    {
        string[] before =
        [
            SmallExport.Row("9001", 0, "Lenses"), SmallExport.Row("", 1, "Of glass:"), SmallExport.Row("9001.10.00", 2, "Coated", general: "2%", special: "Free (AU,JP)"),
            SmallExport.Row("9001.20.00", 2, "Tinted", general: "3%", units: "\"No.\""), SmallExport.Row("9001.30.00", 1, "Other", general: "Free"),
        ];
        string[] after =
        [
            SmallExport.Row("9001", 0, "Lenses"), SmallExport.Row("", 1, "Of <i>glass</i>:"), SmallExport.Row("9001.10.00", 2, "Coated", general: "2.0%", special: "Free (AU) 1% (JP)"),
            SmallExport.Row("9001.20.00", 1, "Tinted glass", general: "3%", units: "\"kg\""), SmallExport.Row("9001.40.00", 1, "Other", general: "Free"),
        ];
        ScheduleDiff diff = ScheduleDiff.Between(SmallExport.Import(before), SmallExport.Import(after));
        Assert.Equal(
            ["RateChanged 9001.10.00 JP", "Moved 9001.20.00", "TextChanged 9001.20.00", "UnitsChanged 9001.20.00", "Added 9001.40.00", "Removed 9001.30.00"],
            diff.Changes.Select(change => $"{change.GetType().Name} {change.Line.LineId}{(change is LineChange.RateChanged rate ? " " + rate.Programme : "")}"));
    }

    [Fact]
    public void An_edition_does_not_differ_from_itself()
    {
        string[] rows = [SmallExport.Row("", 0, "Notes"), SmallExport.Row("", 0, "Notes"), SmallExport.Row("9001", 0, "Lenses", general: "See note")];
        Assert.Empty(ScheduleDiff.Between(SmallExport.Import(rows), SmallExport.Import(rows)).Changes);
    }

    private static int LinesWith(ScheduleDiff diff, RateColumn column) =>
        diff.Of<LineChange.RateChanged>().Where(change => change.Column == column).DistinctBy(change => change.Line.LineId).Count();
}
