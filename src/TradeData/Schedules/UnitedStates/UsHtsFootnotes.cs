using TradeData.Runtime;

namespace TradeData.Schedules.UnitedStates;

/// <summary>Creates the footnotes of a row, with the lines that they name.</summary>
internal sealed class UsHtsFootnotes(ImportOptions options, ImportReport report)
{
    private const int LongestFootnote = 2000;
    private const int LongestMarker = 8;
    private const int MostFootnotes = 40;
    private const int MostColumns = 6;
    private const int LongestColumn = 40;
    private const int MostReferences = 120;

    private readonly LineTexts _texts = new(options, report);

    private readonly HashSet<HsCode> _written = [];

    /// <summary>The codes that occur only within ranges. The file may lack them.</summary>
    public HashSet<HsCode> Within { get; } = [];

    public ValueList<Footnote> Of(List<UsHtsFootnote> notes, ImportPlace place, string? code)
    {
        List<Footnote>? footnotes = null;
        foreach (UsHtsFootnote note in notes)
        {
            string? text = _texts.Plain(note.Value, LongestFootnote, place, code, UsHtsFields.Footnotes);
            if (text is null)
            {
                Report(ImportFindingKind.BlankLeftOut, place, code, UsHtsFields.Footnotes, note.Value ?? "", "The footnote says nothing.");
            }
            else if (footnotes is { Count: MostFootnotes })
            {
                Report(ImportFindingKind.CutShort, place, code, UsHtsFields.Footnotes, text, "A row has forty footnotes at most; this one is left out.");
            }
            else
            {
                (footnotes ??= []).Add(Footnote(note, text, place, code));
            }
        }
        return [.. footnotes ?? []];
    }

    private Footnote Footnote(UsHtsFootnote note, string text, ImportPlace place, string? code)
    {
        List<HsCode> references = CodeReferences.Find(text, out HashSet<HsCode> within);
        Note(references, within);
        if (references.Count > MostReferences || note.Columns.Count > MostColumns)
        {
            Report(ImportFindingKind.CutShort, place, code, UsHtsFields.Footnotes, text, "It names more lines or columns than a footnote can have; the first ones are kept.");
        }
        List<string> columns = note.Columns.ConvertAll(column => _texts.Plain(column, LongestColumn, place, code, UsHtsFields.Columns) ?? "").FindAll(column => column.Length > 0);
        return new Footnote
        {
            Type = TypeOf(note, place, code),
            Text = text,
            Marker = _texts.Plain(note.Marker, LongestMarker, place, code, UsHtsFields.Marker),
            Columns = columns.Take(MostColumns).ToValueList(),
            Refs = references.Take(MostReferences).ToValueList(),
        };
    }

    private void Note(List<HsCode> references, HashSet<HsCode> within)
    {
        foreach (HsCode code in references)
        {
            if (!within.Contains(code))
            {
                _written.Add(code);
                Within.Remove(code);
            }
            else if (!_written.Contains(code))
            {
                Within.Add(code);
            }
        }
    }

    private FootnoteType TypeOf(UsHtsFootnote note, ImportPlace place, string? code)
    {
        switch (note.Type)
        {
            case "footnote":
                return FootnoteType.Footnote;
            case "endnote":
                return FootnoteType.Endnote;
            default:
                Report(ImportFindingKind.Inconsistent, place, code, UsHtsFields.Type, note.Type ?? "", "It is neither footnote nor endnote, and counts as a footnote.");
                return FootnoteType.Footnote;
        }
    }

    private void Report(ImportFindingKind kind, ImportPlace place, string? code, string field, string raw, string reason) =>
        report.Add(new ImportFinding(kind, place, code, field, raw, reason));
}
