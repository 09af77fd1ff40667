using System.Globalization;
using System.Text.Json;

namespace TradeData.Schedules.Japan;

/// <summary>Reads a row at the top of a file with all rows below it.</summary>
internal sealed class JpCustomsNodeReader(JsonItems items, ImportReport report)
{
    private const int DeepestIndent = 15;

    private int _counted;
    private long _lines;

    public JpCustomsNode Read(ReadOnlySpan<byte> item)
    {
        (_counted, _lines) = (0, 0);
        JsonFields fields = new(items, item, JpCustomsFields.All);
        fields.Read();
        return ReadNode(ref fields, item, 0);
    }

    private JpCustomsNode ReadNode(ref JsonFields fields, ReadOnlySpan<byte> item, int depth)
    {
        fields.ExpectObject("A row");
        if (depth > DeepestIndent)
        {
            throw fields.Wrong("Rows are nested in more than fifteen levels.");
        }
        JpCustomsNode node = new(PlaceOf(fields.Offset, item), depth);
        report.RowsRead++;
        long known = 0;
        while (fields.NextField(out string name))
        {
            int field = fields.Field;
            if (field >= 0 && (known & (1L << field)) != 0)
            {
                Report(ImportFindingKind.FieldRepeated, node, name, fields.Skip(), "The field is there twice; the first value counts.");
                continue;
            }
            known |= field < 0 ? 0 : 1L << field;
            ReadField(ref fields, item, node, name);
        }
        return node;
    }

    private void ReadField(ref JsonFields fields, ReadOnlySpan<byte> item, JpCustomsNode node, string name)
    {
        switch (name)
        {
            case JpCustomsFields.Level:
                ReadLevel(ref fields, node);
                break;
            case JpCustomsFields.Code:
                node.StatCode = fields.Text(name)?.Trim() is { Length: > 0 } code ? code : null;
                break;
            case JpCustomsFields.Suffix:
                node.Suffix = fields.Text(name)?.Trim() is { Length: > 0 } suffix ? suffix : null;
                break;
            case JpCustomsFields.Description:
                node.Description = fields.Text(name)?.Trim() is { Length: > 0 } text ? text : null;
                break;
            case JpCustomsFields.Rates:
                ReadCells(ref fields, node.Cells);
                break;
            case JpCustomsFields.Units:
                List<(string Column, string Text)> units = [];
                ReadCells(ref fields, units);
                node.Units.AddRange(units.Select(static unit => unit.Text));
                break;
            case JpCustomsFields.Laws:
                for (bool any = fields.BeginList(name); any && fields.NextItem();)
                {
                    node.Laws.Add(fields.Text(name) ?? "");
                }
                break;
            case JpCustomsFields.Children:
                for (bool any = fields.BeginList(name); any && fields.NextItem();)
                {
                    node.Children.Add(ReadNode(ref fields, item, node.Depth + 1));
                }
                break;
            default:
                Report(ImportFindingKind.FieldNotKnown, node, name, fields.Skip(), "The format has no such field.");
                break;
        }
    }

    /// <summary>Reads cells by the names of their columns, and skips blank ones.</summary>
    private static void ReadCells(ref JsonFields fields, List<(string Column, string Text)> cells)
    {
        if (fields.Token == JsonTokenType.Null)
        {
            return;
        }
        fields.ExpectObject("The cells of a row");
        while (fields.NextField(out string column))
        {
            if (fields.Text(column) is { } text && !string.IsNullOrWhiteSpace(text))
            {
                cells.Add((column, text));
            }
        }
    }

    /// <summary>Reads the level, which should equal the nesting; otherwise the nesting counts.</summary>
    private void ReadLevel(ref JsonFields fields, JpCustomsNode node)
    {
        string level = fields.Token == JsonTokenType.Number ? fields.Skip() : fields.Text(JpCustomsFields.Level) ?? "";
        if (level != node.Depth.ToString(CultureInfo.InvariantCulture))
        {
            Report(ImportFindingKind.Inconsistent, node, JpCustomsFields.Level, level, "The row is nested otherwise; the nesting counts.");
        }
    }

    private ImportPlace PlaceOf(long offset, ReadOnlySpan<byte> item)
    {
        _lines += item[_counted..(int)offset].Count((byte)'\n');
        _counted = (int)offset;
        return items.Place with { Row = report.RowsRead + 1, Line = items.Place.Line + _lines, Byte = items.Place.Byte + offset };
    }

    private void Report(ImportFindingKind kind, JpCustomsNode node, string field, string raw, string reason) =>
        report.Add(new ImportFinding(kind, node.Place, node.Code, field, raw, reason));
}
