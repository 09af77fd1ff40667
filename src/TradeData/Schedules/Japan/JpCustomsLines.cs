using TradeData.Runtime;

namespace TradeData.Schedules.Japan;

/// <summary>Converts the rows of Japan's schedule to lines.</summary>
internal sealed class JpCustomsLines(ImportOptions options, ImportReport report)
{
    private const int LongestDescription = 4000;

    private readonly LineTree _tree = new();
    private readonly LineTexts _texts = new(options, report);
    private readonly JpCustomsRates _rates = new(options, report);
    private readonly HashSet<ulong> _codes = [];
    private (HsCode Code, string LineId)? _bareHeading;

    /// <summary>Returns the line of a row.</summary>
    /// <param name="node">The row.</param>
    /// <param name="next">A row after it, or itself, with a code and a text, which supplies what the row lacks.</param>
    public TariffLine Make(JpCustomsNode node, JpCustomsNode next)
    {
        _tree.MoveTo(node.Depth);
        HsCode? code = UnusedCode(node);
        int chapter = (HsCode.TryParse(node.StatCode, out HsCode own) ? own : next.ReadCode() ?? default).ChapterNumber;
        string lineId = code?.ToString() ?? _tree.NameGroup(chapter, node.Place.Row);
        string? parent = _tree.Parent ?? HeadingAbove(code);
        string? digits = node.StatCode is null ? _tree.Code : own.ToString("D");
        _tree.Enter(lineId, node.Depth, digits, chapter);
        if (node.Description is null && code is { Length: 4 })
        {
            _bareHeading = (code.Value, lineId);
        }
        report.LinesMade++;
        return new TariffLine
        {
            Schedule = options.Edition.Schedule,
            Edition = options.Edition.Id,
            LineId = lineId,
            Code = code,
            Hs6 = digits is { Length: 6 } ? digits : null,
            Chapter = chapter,
            Level = code?.Length switch { null => TariffLevel.Group, 4 => TariffLevel.Heading, 6 => TariffLevel.Subheading, _ => TariffLevel.National },
            Indent = node.Depth,
            Parent = parent,
            Description = DescriptionOf(node, next),
            DescriptionLang = "ja",
            Units = _texts.Units(node.Units, node.Place, node.Code, JpCustomsFields.Units),
            Rates = _rates.Of(node),
            Footnotes = LawsOf(node),
            Effective = options.Edition.Effective,
        };
    }

    /// <summary>Returns the row's code if the row is the first with it. Rows that only group others repeat the code of the row above, and
    /// so do the seasons of a line.</summary>
    private HsCode? UnusedCode(JpCustomsNode node)
    {
        HsCode? code = node.ReadCode();
        if (code is null && node.StatCode is not null)
        {
            Report(ImportFindingKind.CodeNotUnderstood, node, JpCustomsFields.Code, node.Code!, "It is not a code of 4, 6 or 9 digits; the row counts as one without a code.");
        }
        if (code is null || _codes.Add(code.Value.Key))
        {
            return code;
        }
        if (node.Suffix is not null && node.Season is null)
        {
            Report(ImportFindingKind.CodeRepeated, node, JpCustomsFields.Suffix, node.Code!, "An earlier row has the same code; this one counts as a row without a code.");
        }
        return null;
    }

    /// <summary>Returns the heading above a single line. The file then has first the heading, without text and without rows below it, and
    /// then the line, both at the top: 02.05, and 0205.00-000.</summary>
    private string? HeadingAbove(HsCode? code) =>
        code is { } own && _bareHeading is { } heading && own.StartsWith(heading.Code) && own != heading.Code ? heading.LineId : null;

    private string DescriptionOf(JpCustomsNode node, JpCustomsNode next)
    {
        string? text = node.Description;
        if (text is null)
        {
            Report(ImportFindingKind.DescriptionMissing, node, JpCustomsFields.Description, "", "The row has no text; that of the row behind it stands for it.");
            text = next.Description ?? "（記載なし）";
        }
        if (text.Length <= LongestDescription)
        {
            return text;
        }
        Report(ImportFindingKind.CutShort, node, JpCustomsFields.Description, text, "It is longer than 4000 characters; the beginning is kept.");
        return LineTexts.Beginning(text, LongestDescription);
    }

    /// <summary>Returns the other laws about the goods, by the schedule's letters for them, as a footnote of the row.</summary>
    private ValueList<Footnote> LawsOf(JpCustomsNode node)
    {
        List<string> laws = node.Laws.FindAll(law => !string.IsNullOrWhiteSpace(law));
        if (laws.Count == 0)
        {
            return [];
        }
        string? text = _texts.Plain(string.Join(", ", laws), 2000, node.Place, node.Code, JpCustomsFields.Laws);
        return text is null ? [] : [new Footnote { Type = FootnoteType.Footnote, Columns = [JpCustomsFields.Laws], Text = text }];
    }

    private void Report(ImportFindingKind kind, JpCustomsNode node, string field, string raw, string reason) =>
        report.Add(new ImportFinding(kind, node.Place, node.Code, field, raw, reason));
}
