using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;
using CsvHelper.Configuration;

namespace TradeData.Cli.Data;

/// <summary>Reads CSV (RFC 4180) without a schema as rows of JSON. A column <c>a.b</c> is the property b of a, an empty cell is no
/// property, and a cell in the form of a JSON number or Boolean is one. A code with leading zeros stays a text.</summary>
internal static class CsvAsJson
{
    /// <summary>Returns the rows, one on each line. The first line is empty in place of the header, so that line numbers match the file as
    /// long as no cell has a line break.</summary>
    /// <exception cref="UserException">The file is not CSV.</exception>
    public static MemoryStream Open(string path)
    {
        MemoryStream rows = new();
        rows.WriteByte((byte)'\n');
        using StreamReader text = new(path);
        using CsvParser csv = new(text, new CsvConfiguration(CultureInfo.InvariantCulture) { DetectDelimiter = false, BadDataFound = fault => throw Bad(path, fault.Context.Parser?.RawRow ?? 1, "a quote is in the middle of a cell") });
        string[]? header = csv.Read() ? csv.Record : null;
        if (header is null || header.Any(string.IsNullOrWhiteSpace) || header.Distinct(StringComparer.Ordinal).Count() < header.Length)
        {
            throw Bad(path, 1, "the first line must give every column a unique name");
        }
        while (csv.Read())
        {
            string[] cells = csv.Record!;
            if (cells.Length != header.Length)
            {
                throw Bad(path, csv.RawRow, string.Create(CultureInfo.InvariantCulture, $"there are {cells.Length} cells and {header.Length} columns"));
            }
            JsonObject row = [];
            for (int i = 0; i < cells.Length; i++)
            {
                if (cells[i].Length > 0)
                {
                    Put(row, header[i].Split('.'), ValueOf(cells[i]), path, csv.RawRow);
                }
            }
            using Utf8JsonWriter json = new(rows);
            row.WriteTo(json);
            json.Flush();
            rows.WriteByte((byte)'\n');
        }
        rows.Position = 0;
        return rows;
    }

    private static void Put(JsonObject row, string[] names, JsonNode value, string path, int line)
    {
        JsonObject at = row;
        foreach (string name in names.AsSpan(0, names.Length - 1))
        {
            if (at[name] is null)
            {
                at[name] = new JsonObject();
            }
            at = at[name] as JsonObject ?? throw Bad(path, line, $"the column \"{name}\" is both a value and an object");
        }
        if (!at.TryAdd(names[^1], value))
        {
            throw Bad(path, line, $"the column \"{names[^1]}\" is both a value and an object");
        }
    }

    private static JsonNode ValueOf(string cell)
    {
        char first = cell[0];
        if ((char.IsAsciiDigit(first) || first is '-' or 't' or 'f') && IsJsonScalar(cell))
        {
            return JsonNode.Parse(cell)!;
        }
        return JsonValue.Create(cell);
    }

    private static bool IsJsonScalar(string cell)
    {
        byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(cell);
        Utf8JsonReader json = new(new ReadOnlySequence<byte>(utf8));
        try
        {
            return json.Read() && json.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False && !json.Read();
        }
        catch (JsonException)
        {
            // A text such as 0201 or 3 kg is not a number.
            return false;
        }
    }

    private static UserException Bad(string path, int line, string fault) => new(FormattableString.Invariant($"{path}({line},1): The file is not CSV: {fault}."));
}
