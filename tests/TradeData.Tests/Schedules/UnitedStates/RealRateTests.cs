using System.Globalization;
using TradeData.Runtime;
using TradeData.Schedules.UnitedStates;
using TradeData.TestSupport;

namespace TradeData.Tests.Schedules.UnitedStates;

/// <summary>Every distinct duty expression of the schedule of the United States, with its frequency in the basic edition of
/// 2025.</summary>
public sealed class RealRateTests
{
    private sealed record Expression(string Column, string Class, int Rows, string Text);

    [SkippableFact]
    public void Of_the_general_rates_all_but_15_of_13_611_rows_are_understood()
    {
        List<Expression> general = Read("general");
        Assert.Equal(13_611, general.Sum(expression => expression.Rows));
        string[] notUnderstood = [.. general.Where(expression => expression.Rows > 0 && !UsDutyRateParser.TryParse(expression.Text, out _)).Select(expression => $"{expression.Rows} {expression.Text[..Math.Min(40, expression.Text.Length)]}").Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "1 4.3% + 1.7¢/jewel + 0.2¢ for each other ",
                "1 6% + 2.3¢/jewel + 0.2¢ for each other pi",
                "1 A duty (in lieu of any other duty or tax",
                "1 A duty equal to the duty upon the import",
                "1 A duty upon the full value of the import",
                "1 A duty upon the full value of the import",
                "1 A duty upon the value of such processing",
                "1 See additional U.S. note 1",
                "1 See additional U.S. note 2",
                "1 See additional U.S. note 3",
                "1 See additional U.S. note 4",
                "1 See additional U.S. note 5",
                "1 The rate applicable in the absence of th",
                "2 A duty upon the value of the repairs or ",
            ],
            notUnderstood);
    }

    [SkippableFact]
    public void Of_the_other_rates_all_but_16_of_13_251_rows_are_understood()
    {
        List<Expression> other = Read("other");
        Assert.Equal(13_251, other.Sum(expression => expression.Rows));
        Assert.Equal(16, other.Where(expression => !UsDutyRateParser.TryParse(expression.Text, out _)).Sum(expression => expression.Rows));
    }

    [SkippableFact]
    public void Of_the_special_cells_10_of_9_861_rows_are_not_wholly_understood()
    {
        List<Expression> special = Read("special");
        Assert.Equal(9_861, special.Sum(expression => expression.Rows));
        // The published file has 671 texts; 16 of them differ from another one in blanks alone.
        Assert.Equal(655, special.Count(expression => expression.Rows > 0));
        Assert.Equal(10, special.Where(expression => !UsSpecialColumnParser.TryParse(expression.Text, out _)).Sum(expression => expression.Rows));
    }

    /// <summary>A list that is not recognized would become a condition of a general rate: "Free" on the condition "A*,D,E IL".</summary>
    [SkippableFact]
    public void No_list_of_programmes_is_taken_for_a_condition()
    {
        DutyRate[] everyones = [.. Read("special").SelectMany(expression => UsSpecialColumnParser.Parse(expression.Text)).Where(group => group.Programmes.IsEmpty).Select(group => group.Rate)];
        Assert.Equal(
            ["See U.S. note 4 of this subchapter", "under the terms of U.S. note 1(b) to this subchapter", "under the terms of U.S. note 1(c) to this subchapter"],
            everyones.OfType<DutyRate.Free>().Select(rate => rate.Condition).OfType<string>().Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public void All_additional_duties_are_understood() =>
        Assert.All(Read("additionalDuties"), expression => Assert.True(UsDutyRateParser.TryParse(expression.Text, out _), expression.Text));

    /// <summary>The left side counts each row of the column by the wording of its rate, without this parser; the right side says what the parser makes of it.</summary>
    [SkippableFact]
    public void The_general_rates_have_the_shapes_that_were_counted() => Assert.Equal(
        """
        01 Free: 5960 free
        02 ad valorem: 6212 ad valorem
        03 specific: 719 specific
        04 compound: 300 specific + ad valorem
        05 multi-part compound: 10 several bases
        06 qualified base, one part: 48 on a part
        07 qualified base, several parts: 104 on several parts
        08 formula: 12 sugar by degrees
        09 capped formula: 2 not understood
        10 Free with condition text: 18 free on a condition
        11 ad valorem on stated base: 3 on a part
        12 No change: 5 no change
        13 by reference: 143 by reference, 1 not understood
        14 by reference +/- N%: 61 by reference ± percent
        15 A duty upon ...: 7 not understood
        16 See note/heading: 5 not understood
        99 other: 1 on several parts
        """,
        ShapesByClass("general"),
        ignoreLineEndingDifferences: true);

    [SkippableFact]
    public void The_other_rates_have_the_shapes_that_were_counted() => Assert.Equal(
        """
        01 Free: 853 free
        02 ad valorem: 8086 ad valorem
        03 specific: 1187 specific
        04 compound: 1162 specific + ad valorem
        05 multi-part compound: 10 several bases
        06 qualified base, one part: 62 on a part
        07 qualified base, several parts: 107 on several parts
        08 formula: 12 sugar by degrees
        09 capped formula: 2 not understood
        10 Free with condition text: 22 free on a condition
        11 ad valorem on stated base: 6 on a part
        12 No change: 1664 no change
        13 by reference: 52 by reference
        14 by reference +/- N%: 9 by reference ± percent
        15 A duty upon ...: 6 not understood
        16 See note/heading: 5 not understood
        99 junk: 2 not understood
        99 other: 1 by reference, 1 not understood, 2 on several parts
        """,
        ShapesByClass("other"),
        ignoreLineEndingDifferences: true);

    [SkippableFact]
    public void Every_expression_that_is_understood_is_written_back_as_one_that_says_the_same()
    {
        foreach (Expression expression in Read("general", "other", "additionalDuties"))
        {
            if (UsDutyRateParser.TryParse(expression.Text, out DutyRate? rate))
            {
                string? text = rate.ToText("US-HTS");
                Assert.True(rate.IsEquivalentTo(UsDutyRateParser.Parse(text)), $"{expression.Text} → {text}");
            }
        }
    }

    [SkippableFact]
    public void Every_special_cell_that_is_understood_is_written_back_as_one_that_says_the_same()
    {
        int written = 0;
        foreach (Expression expression in Read("special"))
        {
            if (UsSpecialColumnParser.TryParse(expression.Text, out ValueList<SpecialRate> rates))
            {
                string? text = SpecialRate.ToText(rates);
                ValueList<SpecialRate> back = UsSpecialColumnParser.Parse(text);
                Assert.Equal(rates.Select(rate => (rate.Programmes, rate.Rate.WithoutRaw())), back.Select(rate => (rate.Programmes, rate.Rate.WithoutRaw())));
                written++;
            }
        }
        Assert.Equal(768, written);
    }

    private static string ShapesByClass(string column) => string.Join('\n', Read(column)
        .Where(expression => expression.Rows > 0)
        .GroupBy(expression => expression.Class.Split("  ")[0].Split(" (")[0].Trim())
        .OrderBy(byClass => byClass.Key, StringComparer.Ordinal)
        .Select(byClass => $"{byClass.Key}: " + string.Join(", ", byClass
            .GroupBy(expression => Shape(UsDutyRateParser.Parse(expression.Text)!), expression => expression.Rows)
            .OrderBy(shape => shape.Key, StringComparer.Ordinal)
            .Select(shape => $"{shape.Sum()} {shape.Key}"))));

    private static string Shape(DutyRate rate) => rate switch
    {
        { IsUnderstood: false } => "not understood",
        DutyRate.Free { Condition: null } => "free",
        DutyRate.Free => "free on a condition",
        DutyRate.AdValorem { Base: null } => "ad valorem",
        DutyRate.Specific specific => IsOnPart(specific) ? "on a part" : "specific",
        DutyRate.AdValorem => "on a part",
        DutyRate.Compound compound when compound.Parts.Any(IsOnPart) => "on several parts",
        DutyRate.Compound { Parts: [DutyRate.Specific, DutyRate.AdValorem] } => "specific + ad valorem",
        DutyRate.Compound => "several bases",
        DutyRate.Bounded { Inner: DutyRate.Formula } => "sugar by degrees",
        DutyRate.NoChange => "no change",
        DutyRate.Reference { Adjustment: null } => "by reference",
        DutyRate.Reference => "by reference ± percent",
        _ => rate.GetType().Name,
    };

    private static bool IsOnPart(DutyRate rate) => rate is DutyRate.AdValorem { Base: not null } or DutyRate.Specific { Base: not null } or DutyRate.Specific { Unit: "SUKG" or "DRKG" or "PBKG" or "CUKG" or "ZNKG" };

    private static List<Expression> Read(params string[] columns) =>
    [
        .. File.ReadLines(RealData.Require("hts/rate-expressions.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Select(cells => new Expression(cells[0], cells[1], int.Parse(cells[2], CultureInfo.InvariantCulture), cells[4]))
            .Where(expression => columns.Contains(expression.Column)),
    ];
}
