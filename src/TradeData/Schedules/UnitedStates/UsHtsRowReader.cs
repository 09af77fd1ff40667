using System.Globalization;
using System.Text.Json;

namespace TradeData.Schedules.UnitedStates;

/// <summary>Reads one row of the export. Fields may be in any order or missing.</summary>
internal sealed class UsHtsRowReader(JsonItems items, ImportReport report)
{
    private const int DeepestIndent = 15;

    public UsHtsRow Read(ReadOnlySpan<byte> item)
    {
        JsonFields fields = new(items, item, UsHtsFields.All);
        UsHtsRow row = new(items.Place);
        HashSet<string>? seen = null;
        fields.Read();
        fields.ExpectObject("A row");
        int known = 0;
        while (fields.NextField(out string name))
        {
            int field = fields.Field;
            if (field < 0 ? !(seen ??= new(StringComparer.Ordinal)).Add(name) : (known & (1 << field)) != 0)
            {
                Report(ImportFindingKind.FieldRepeated, row, name, fields.Skip(), "The field is there twice; the first value counts.");
                continue;
            }
            known |= field < 0 ? 0 : 1 << field;
            ReadField(ref fields, row, name);
        }
        return row;
    }

    private void ReadField(ref JsonFields fields, UsHtsRow row, string name)
    {
        switch (name)
        {
            case UsHtsFields.Code:
                row.Code = fields.Text(name)?.Trim() is { Length: > 0 } code ? code : null;
                break;
            case UsHtsFields.Indent:
                row.Indent = ReadIndent(ref fields);
                break;
            case UsHtsFields.Description:
                row.Description = fields.Text(name);
                break;
            case UsHtsFields.Superior:
                row.Superior = fields.Text(name);
                break;
            case UsHtsFields.General:
                row.General = Rate(ref fields, name);
                break;
            case UsHtsFields.Special:
                row.Special = Rate(ref fields, name);
                break;
            case UsHtsFields.Other:
                row.Other = Rate(ref fields, name);
                break;
            case UsHtsFields.AdditionalDuties:
            case UsHtsFields.Misspelt:
                row.AdditionalDuties = Rate(ref fields, name) ?? row.AdditionalDuties;
                break;
            case UsHtsFields.Units:
                ReadTexts(ref fields, name, row.Units);
                break;
            case UsHtsFields.Footnotes:
                ReadFootnotes(ref fields, row);
                break;
            case UsHtsFields.QuotaQuantity:
                if (fields.Text(name) is { } quantity && !string.IsNullOrWhiteSpace(quantity))
                {
                    Report(ImportFindingKind.FieldNotImported, row, name, quantity, "There is no place for it in a row.");
                }
                break;
            default:
                Report(ImportFindingKind.FieldNotKnown, row, name, fields.Skip(), "The format has no such field.");
                break;
        }
    }

    private static string? Rate(ref JsonFields fields, string name) =>
        fields.Text(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>Reads a number written as text, sometimes with a leading zero.</summary>
    private static int ReadIndent(ref JsonFields fields)
    {
        string text = fields.Token == JsonTokenType.Number ? fields.Skip() : fields.Text(UsHtsFields.Indent) ?? "0";
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int indent) && indent <= DeepestIndent
            ? indent
            : throw fields.Wrong($"\"{UsHtsFields.Indent}\" should be a number from 0 to {DeepestIndent} and is \"{text}\".");
    }

    private static void ReadTexts(ref JsonFields fields, string name, List<string> texts)
    {
        if (!fields.BeginList(name))
        {
            return;
        }
        while (fields.NextItem())
        {
            texts.Add(fields.Text(name) ?? "");
        }
    }

    private void ReadFootnotes(ref JsonFields fields, UsHtsRow row)
    {
        if (!fields.BeginList(UsHtsFields.Footnotes))
        {
            return;
        }
        while (fields.NextItem())
        {
            fields.ExpectObject("A footnote");
            row.Footnotes.Add(ReadFootnote(ref fields, row));
        }
    }

    private UsHtsFootnote ReadFootnote(ref JsonFields fields, UsHtsRow row)
    {
        List<string> columns = [];
        string? marker = null;
        string? value = null;
        string? type = null;
        while (fields.NextField(out string name))
        {
            switch (name)
            {
                case UsHtsFields.Columns:
                    ReadTexts(ref fields, name, columns);
                    break;
                case UsHtsFields.Marker:
                    marker = fields.Text(name);
                    break;
                case UsHtsFields.Value:
                    value = fields.Text(name);
                    break;
                case UsHtsFields.Type:
                    type = fields.Text(name);
                    break;
                default:
                    Report(ImportFindingKind.FieldNotKnown, row, UsHtsFields.Footnotes + "." + name, fields.Skip(), "The format has no such field.");
                    break;
            }
        }
        return new UsHtsFootnote(columns, marker, value, type);
    }

    private void Report(ImportFindingKind kind, UsHtsRow row, string field, string raw, string reason) =>
        report.Add(new ImportFinding(kind, row.Place, row.Code, field, raw, reason));
}
