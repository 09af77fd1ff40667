using TradeData.Runtime;

namespace TradeData.Import;

/// <summary>Makes the texts, units and footnotes of a row plain and short enough for the schema, and reports what that changes.</summary>
internal sealed class LineTexts(ImportOptions options, ImportReport report)
{
    private const int LongestDescription = 4000;
    private const int LongestFootnote = 2000;
    private const int LongestUnit = 40;
    private const int LongestMarker = 8;
    private const int MostUnits = 3;
    private const int MostFootnotes = 40;
    private const int MostColumns = 6;
    private const int LongestColumn = 40;
    private const int MostReferences = 40;

    private readonly UnitLookup _units = new(options.CatalogOrDefault);

    /// <summary>The text without mark-up, at most so long; null where nothing is left.</summary>
    public string? Plain(string? text, int longest, ImportPlace place, string? code, string field)
    {
        if (text is null)
        {
            return null;
        }
        string plain = PlainText.Clean(text, out bool hadMarkup);
        if (hadMarkup)
        {
            Report(ImportFindingKind.MarkupRemoved, place, code, field, text, "The mark-up was taken out.");
        }
        if (plain.Length > longest)
        {
            Report(ImportFindingKind.CutShort, place, code, field, text, FormattableString.Invariant($"It is longer than {longest} characters; the beginning is kept."));
            plain = Beginning(plain, longest);
        }
        return plain.Length == 0 ? null : plain;
    }

    public string? Description(string? text, ImportPlace place, string? code, string field) => Plain(text, LongestDescription, place, code, field);

    public ValueList<LineUnit>? Units(List<string> texts, ImportPlace place, string? code, string field)
    {
        List<LineUnit>? units = null;
        foreach (string text in texts)
        {
            string? plain = Plain(text, LongestUnit, place, code, field);
            if (plain is null)
            {
                Report(ImportFindingKind.BlankLeftOut, place, code, field, text, "The unit says nothing.");
            }
            else if (units is { Count: MostUnits })
            {
                Report(ImportFindingKind.CutShort, place, code, field, text, "A row has three units at most; this one is left out.");
            }
            else if ((units?.Count ?? 0) + 2 <= MostUnits && TwoUnits(plain) is { } both)
            {
                Report(ImportFindingKind.SlipCorrected, place, code, field, text, "It says two units, and counts as two.");
                (units ??= []).AddRange(both);
            }
            else
            {
                (units ??= []).Add(Unit(plain, place, code, field));
            }
        }
        return units?.ToValueList();
    }

    /// <summary>"No. and kg" is two units in the place of one; null where a text is one, or where one of them is not known.</summary>
    private LineUnit[]? TwoUnits(string text) =>
        _units.Find(text) is null && text.Split(" and ") is [var first, var second] && _units.Find(first) is { } one && _units.Find(second) is { } other
            ? [new LineUnit { Raw = first, Code = one }, new LineUnit { Raw = second, Code = other }]
            : null;

    private LineUnit Unit(string raw, ImportPlace place, string? code, string field)
    {
        string? known = _units.Find(raw);
        if (known is null)
        {
            Report(ImportFindingKind.UnitNotKnown, place, code, field, raw, "The table of units does not have it.");
        }
        return new LineUnit { Raw = raw, Code = known };
    }

    public ValueList<Footnote>? Footnotes(List<UsHtsFootnote> notes, ImportPlace place, string? code)
    {
        List<Footnote>? footnotes = null;
        foreach (UsHtsFootnote note in notes)
        {
            string? text = Plain(note.Value, LongestFootnote, place, code, UsHtsFields.Footnotes);
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
        return footnotes?.ToValueList();
    }

    private Footnote Footnote(UsHtsFootnote note, string text, ImportPlace place, string? code)
    {
        List<HsCode> references = CodeReferences.Find(text);
        if (references.Count > MostReferences || note.Columns.Count > MostColumns)
        {
            Report(ImportFindingKind.CutShort, place, code, UsHtsFields.Footnotes, text, "It names more lines or columns than a footnote can have; the first ones are kept.");
        }
        List<string> columns = note.Columns.ConvertAll(column => Plain(column, LongestColumn, place, code, UsHtsFields.Columns) ?? "").FindAll(column => column.Length > 0);
        return new Footnote
        {
            Type = TypeOf(note, place, code),
            Text = text,
            Marker = Plain(note.Marker, LongestMarker, place, code, UsHtsFields.Marker),
            Columns = columns.Count == 0 ? null : columns.Take(MostColumns).ToValueList(),
            Refs = references.Count == 0 ? null : references.Take(MostReferences).ToValueList(),
        };
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

    public static string Beginning(string text, int length) => char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];

    private void Report(ImportFindingKind kind, ImportPlace place, string? code, string field, string raw, string reason) =>
        report.Add(new ImportFinding(kind, place, code, field, raw, reason));
}
