using System.Globalization;
using TradeData.Runtime;

namespace TradeData.Schedules.UnitedStates;

/// <summary>Converts the rows of the export to lines.</summary>
internal sealed class UsHtsLines(ImportOptions options, ImportReport report)
{
    private const int FirstNationalChapter = 98;

    private readonly LineTree _tree = new();
    private readonly UsHtsRates _rates = new(options, report);
    private readonly ReferenceCheck _references = new(report, UsHtsFields.Code, UsHtsFields.Footnotes);
    private readonly LineTexts _texts = new(options, report);
    private readonly UsHtsFootnotes _footnotes = new(options, report);

    /// <summary>Returns the line of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="chapterBelow">The chapter of the next row with a code, for a row at the top without one.</param>
    public TariffLine Make(UsHtsRow row, int chapterBelow)
    {
        HsCode? code = row.Goods;
        int jump = _tree.MoveTo(row.Indent);
        int chapter = code?.ChapterNumber ?? (_tree.ChapterAbove > 0 ? _tree.ChapterAbove : chapterBelow);
        ReportOddities(row, code, jump);
        string lineId = code is null ? _tree.NameGroup(chapter, row.Place.Row) : _references.Enter(code.Value, row.Place);
        string? parent = _tree.Parent;
        _tree.Enter(lineId, row.Indent, code?.ToString("D") ?? _tree.Code, chapter);
        TariffLine line = new()
        {
            Schedule = options.Edition.Schedule,
            Edition = options.Edition.Id,
            LineId = lineId,
            Code = code,
            Hs6 = chapter < FirstNationalChapter && _tree.Code is { Length: >= 6 } digits ? digits[..6] : null,
            Chapter = chapter,
            Level = LevelOf(code),
            Indent = row.Indent,
            Parent = parent,
            Description = DescriptionOf(row, code),
            Units = _texts.Units(row.Units, row.Place, row.Code, UsHtsFields.Units),
            Rates = _rates.Of(row),
            Footnotes = _footnotes.Of(row.Footnotes, row.Place, row.Code),
            Effective = options.Edition.Effective,
        };
        _references.Note(line, row.Place);
        return line;
    }

    /// <summary>Reports broken references; called after the last row.</summary>
    public void Finish() => _references.Finish(_footnotes.Within);

    private static TariffLevel LevelOf(HsCode? code) => code?.Length switch
    {
        null => TariffLevel.Group,
        4 => TariffLevel.Heading,
        6 => TariffLevel.Subheading,
        8 => TariffLevel.National,
        _ => TariffLevel.Statistical,
    };

    private string DescriptionOf(UsHtsRow row, HsCode? code)
    {
        string? text = _texts.Description(row.Description, row.Place, row.Code, UsHtsFields.Description);
        if (code is null && row.Code is not null)
        {
            return text is null ? row.Code : $"{row.Code} {text}";
        }
        if (text is null)
        {
            Report(ImportFindingKind.DescriptionMissing, row, UsHtsFields.Description, row.Description ?? "", "The row has no text; its code stands for it.");
        }
        return text ?? row.Code ?? "(no text)";
    }

    private void ReportOddities(UsHtsRow row, HsCode? code, int jump)
    {
        if (row.Code is not null && code is null)
        {
            Report(ImportFindingKind.CodeNotUnderstood, row, UsHtsFields.Code, row.Code, "It is not a code of 4, 6, 8 or 10 digits; the row counts as one without a code.");
        }
        if (jump > 0)
        {
            Report(ImportFindingKind.IndentJump, row, UsHtsFields.Indent, row.Indent.ToString(CultureInfo.InvariantCulture), "It is indented by more than one step below the row above it.");
        }
        if (code is { } own && _tree.Code is { } above && !own.ToString("D").StartsWith(above, StringComparison.Ordinal))
        {
            Report(ImportFindingKind.CodeNotBelowParent, row, UsHtsFields.Code, row.Code!, $"It does not begin with {above}, the code above it.");
        }
        if (row.Superior is not null && row.Code is not null)
        {
            Report(ImportFindingKind.Inconsistent, row, UsHtsFields.Superior, row.Superior, "The row is marked as a superior text, and has a code.");
        }
    }

    private void Report(ImportFindingKind kind, UsHtsRow row, string field, string raw, string reason) =>
        report.Add(new ImportFinding(kind, row.Place, row.Code, field, raw, reason));
}
