using System.Globalization;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using TradeData.Runtime;
using TradeData.Runtime.Catalogs;

namespace TradeData.Cli.Batches;

/// <summary>Shipments in NDJSON or CSV, some thousand at a time.</summary>
internal static class TextShipments
{
    private const int RowsOfBlock = 100_000;

    public static IEnumerable<IReadOnlyList<Shipment>> Blocks(string file, long before)
    {
        IEnumerable<string?[]> rows = Path.GetExtension(file).Equals(".csv", StringComparison.OrdinalIgnoreCase) ? Csv(file) : Ndjson(file);
        long number = before;
        foreach (string?[][] block in rows.Chunk(RowsOfBlock))
        {
            yield return Array.ConvertAll(block, values => new Shipment(++number, values));
        }
    }

    private static IEnumerable<string?[]> Csv(string file)
    {
        using StreamReader text = new(file);
        using CsvParser csv = new(text, new CsvConfiguration(CultureInfo.InvariantCulture) { DetectDelimiter = false, BadDataFound = fault => throw Bad(fault.Context.Parser?.RawRow ?? 1, "a quote is in the middle of a cell") });
        string[] header = csv.Read() ? csv.Record! : throw Bad(1, "it is empty");
        int[] places = ShipmentColumns.Find(file, header);
        while (csv.Read())
        {
            string[] cells = csv.Record!;
            if (cells.Length != header.Length)
            {
                throw Bad(csv.RawRow, string.Create(CultureInfo.InvariantCulture, $"there are {cells.Length} cells and {header.Length} columns"));
            }
            yield return Array.ConvertAll(places, place => place < 0 || cells[place].Length == 0 ? null : cells[place]);
        }

        UserException Bad(int line, string fault) => new(FormattableString.Invariant($"{file}({line},1): The file is not CSV: {fault}."));
    }

    private static IEnumerable<string?[]> Ndjson(string file)
    {
        using FileStream stream = File.OpenRead(file);
        using RowReader reader = new(stream, RowFormat.Ndjson);
        while (reader.Next(out RowText row))
        {
            yield return Values(row, file);
        }
        if (reader.Fault is { } fault)
        {
            throw new UserException(FormattableString.Invariant($"{file}({reader.Line},{reader.Column}): {fault}"));
        }
    }

    private static string?[] Values(RowText row, string file)
    {
        try
        {
            Utf8JsonReader json = new(row.Json);
            using JsonDocument document = JsonDocument.ParseValue(ref json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Array.ConvertAll(ShipmentColumns.All, column => document.RootElement.TryGetProperty(column, out JsonElement value) ? Text(column, value) : null)
                : throw new JsonException("A shipment is an object.");
        }
        catch (JsonException fault)
        {
            throw new UserException(FormattableString.Invariant($"{file}({row.Line},{row.Column}): {fault.Message}"));
        }
    }

    private static string? Text(string column, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        // A code as a number has lost its leading zeros, and could be another code.
        JsonValueKind.Number when column == "code" => throw new JsonException("The code is a number. Write codes as texts; numbers lose their leading zeros."),
        _ => value.GetRawText(),
    };
}
