using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TradeData.Cli.Exports;

/// <summary>Tables as text: CSV by RFC 4180, and NDJSON.</summary>
internal static class TextExport
{
    public static void WriteCsv(ExportFolder folder, ExportTable table, CancellationToken cancellation)
    {
        string file = table.Name + ".csv";
        long rows = 0;
        using (StreamWriter writer = new(folder.Create(file), new UTF8Encoding(false)))
        {
            writer.Write(string.Join(',', table.Columns.Select(column => column.Name)) + "\r\n");
            foreach (object row in table.Rows())
            {
                cancellation.ThrowIfCancellationRequested();
                writer.Write(string.Join(',', table.Columns.Select(column => Cell(column.Read(row)))) + "\r\n");
                rows++;
            }
        }
        folder.Add(file, table.Name, rows);
    }

    public static void WriteNdjson(ExportFolder folder, ExportTable table, CancellationToken cancellation)
    {
        string file = table.Name + ".ndjson";
        long rows = 0;
        using (Stream stream = folder.Create(file))
        using (Utf8JsonWriter json = new(stream))
        {
            foreach (object row in table.Rows())
            {
                cancellation.ThrowIfCancellationRequested();
                Write(json, table, row);
                json.Flush();
                json.Reset();
                stream.WriteByte((byte)'\n');
                rows++;
            }
        }
        folder.Add(file, table.Name, rows);
    }

    private static void Write(Utf8JsonWriter json, ExportTable table, object row)
    {
        json.WriteStartObject();
        foreach (ExportColumn column in table.Columns)
        {
            json.WritePropertyName(column.Name);
            switch (column.Read(row))
            {
                case null:
                    json.WriteNullValue();
                    break;
                case string text when column.Type == ExportType.Json:
                    json.WriteRawValue(text);
                    break;
                case string text:
                    json.WriteStringValue(text);
                    break;
                case long number:
                    json.WriteNumberValue(number);
                    break;
                case decimal number:
                    json.WriteNumberValue(number);
                    break;
                case double number:
                    json.WriteNumberValue(number);
                    break;
                case bool flag:
                    json.WriteBooleanValue(flag);
                    break;
                case DateOnly date:
                    json.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                    break;
                case var other:
                    throw new InvalidOperationException($"A column has a {other.GetType().Name}.");
            }
        }
        json.WriteEndObject();
    }

    /// <summary>A value in a cell: nothing for null, and quotes for an empty text, so that both are distinct.</summary>
    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => text.Length == 0 || text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : text,
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
