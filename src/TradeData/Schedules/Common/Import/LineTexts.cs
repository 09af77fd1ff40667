using TradeData.Runtime;

namespace TradeData.Schedules;

/// <summary>Cleans and truncates the texts and units of a row for the schema, and reports the changes.</summary>
internal sealed class LineTexts(ImportOptions options, ImportReport report)
{
    private const int LongestDescription = 4000;
    private const int LongestUnit = 40;
    private const int MostUnits = 3;

    private readonly UnitLookup _units = new(options.CatalogOrDefault);

    /// <summary>Returns the text without mark-up and of limited length, or null if nothing is left.</summary>
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

    public string? Description(string? text, ImportPlace place, string? code, string field) =>
        Plain(text, LongestDescription, place, code, field);

    public ValueList<LineUnit> Units(List<string> texts, ImportPlace place, string? code, string field)
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
        return [.. units ?? []];
    }

    /// <summary>Returns the units of a text such as "No. and kg", or null if the text is a single unit or one of them is unknown.</summary>
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

    /// <summary>Returns the text for a message: at most 60 characters, in one line.</summary>
    public static string Shown(string text) => (text.Length > 60 ? Beginning(text, 60) + "…" : text).ReplaceLineEndings(" ");

    public static string Beginning(string text, int length) =>
        char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];

    private void Report(ImportFindingKind kind, ImportPlace place, string? code, string field, string raw, string reason) =>
        report.Add(new ImportFinding(kind, place, code, field, raw, reason));
}
