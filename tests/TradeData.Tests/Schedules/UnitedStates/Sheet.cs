using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using System.Text.Json;

namespace TradeData.Tests.Schedules.UnitedStates;

/// <summary>Makes CSV files and workbooks as the publisher and Excel write them. A cell is a text, or a number.</summary>
internal static class Sheet
{
    public static readonly object[] Header =
        ["HTS Number", "Indent", "Description", "Unit of Quantity", "General Rate of Duty", "Special Rate of Duty", "Column 2 Rate of Duty", "Quota Quantity", "Additional Duties"];

    /// <summary>A number that Excel shows as a percentage: 0.025 is 2.5%.</summary>
    public readonly record struct Percentage(double Value);

    /// <summary>The rows of a JSON export, without their footnotes.</summary>
    public static List<object[]> RowsOf(Stream json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        List<object[]> rows = [Header];
        foreach (JsonElement row in document.RootElement.EnumerateArray())
        {
            string units = row.GetProperty("units").ValueKind == JsonValueKind.Array && row.GetProperty("units").GetArrayLength() > 0
                ? "[" + string.Join(",", row.GetProperty("units").EnumerateArray().Select(static unit => unit.GetRawText())) + "]"
                : "";
            rows.Add([Text("htsno"), Text("indent"), Text("description"), units, Text("general"), Text("special"), Text("other"), "", Text("additionalDuties")]);

            string Text(string name) => row.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        }
        return rows;
    }

    public static byte[] Csv(IEnumerable<object[]> rows)
    {
        StringBuilder text = new("\uFEFF");
        foreach (object[] row in rows)
        {
            text.AppendJoin(',', row.Select(static cell => "\"" + string.Create(CultureInfo.InvariantCulture, $"{cell}").Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")).Append("\r\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static byte[] Workbook(IEnumerable<object[]> rows)
    {
        List<string> shared = [];
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        StringBuilder sheet = new("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>""");
        int number = 0;
        foreach (object[] row in rows)
        {
            number++;
            sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
            for (int column = 0; column < row.Length; column++)
            {
                string at = string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + column)}{number}");
                switch (row[column])
                {
                    case string { Length: 0 }:
                        // Excel leaves cells out that hold nothing.
                        break;
                    case string text:
                        if (!places.TryGetValue(text, out int place))
                        {
                            places.Add(text, place = shared.Count);
                            shared.Add(text);
                        }
                        sheet.Append(CultureInfo.InvariantCulture, $"<c r=\"{at}\" t=\"s\"><v>{place}</v></c>");
                        break;
                    case Percentage percentage:
                        sheet.Append(CultureInfo.InvariantCulture, $"<c r=\"{at}\" s=\"1\"><v>{percentage.Value:R}</v></c>");
                        break;
                    default:
                        sheet.Append(CultureInfo.InvariantCulture, $"<c r=\"{at}\"><v>{row[column]}</v></c>");
                        break;
                }
            }
            sheet.Append("</row>");
        }
        sheet.Append("</sheetData></worksheet>");
        StringBuilder texts = new("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">""");
        foreach (string text in shared)
        {
            // A text of two runs, as where a part of it is raised.
            int half = text.Length / 2;
            half -= half > 0 && char.IsHighSurrogate(text[half - 1]) ? 1 : 0;
            texts.Append(CultureInfo.InvariantCulture, $"<si><r><t xml:space=\"preserve\">{Escaped(text[..half])}</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t xml:space=\"preserve\">{Escaped(text[half..])}</t></r></si>");
        }
        texts.Append("</sst>");
        return Zip(
            ("xl/workbook.xml", """<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="htsdata" sheetId="1" r:id="rId7"/></sheets></workbook>"""),
            ("xl/_rels/workbook.xml.rels", """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="styles.xml"/><Relationship Id="rId7" Target="worksheets/sheet1.xml"/></Relationships>"""),
            ("xl/styles.xml", """<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>"""),
            ("xl/sharedStrings.xml", texts.ToString()),
            ("xl/worksheets/sheet1.xml", sheet.ToString()));
    }

    public static byte[] Zip(params (string Name, string Text)[] files)
    {
        using MemoryStream content = new();
        using (ZipArchive archive = new(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string text) in files)
            {
                using StreamWriter file = new(archive.CreateEntry(name, CompressionLevel.Fastest).Open());
                file.Write(text);
            }
        }
        return content.ToArray();
    }

    private static string Escaped(string text) => SecurityElement.Escape(text) ?? "";
}
