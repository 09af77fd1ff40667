using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace TradeData.Cli.Exports;

/// <summary>Exports the descriptions of the data: the schemas in one document, and a Frictionless data package.</summary>
internal static class DescriptionExport
{
    /// <summary>Every schema of the catalog in one document, each under its own identifier, as JSON Schema bundles compound documents.</summary>
    public static string SchemaBundle(Type catalog) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteStartObject("$defs");
        foreach ((string uri, string text) in Documents(catalog).OrderBy(document => document.Uri, StringComparer.Ordinal))
        {
            json.WritePropertyName(uri);
            json.WriteRawValue(text);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>The descriptor of a data package over CSV files.</summary>
    public static string DataPackage(TradeCatalog catalog, IReadOnlyList<ExportTable> tables) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
        json.WriteString("name", "tradedata");
        json.WriteStartArray("resources");
        foreach (ExportTable table in tables)
        {
            WriteResource(json, catalog, table);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteResource(Utf8JsonWriter json, TradeCatalog catalog, ExportTable table)
    {
        json.WriteStartObject();
        json.WriteString("name", table.Name);
        json.WriteString("type", "table");
        json.WriteString("path", table.Name + ".csv");
        json.WriteString("format", "csv");
        json.WriteString("mediatype", "text/csv");
        json.WriteString("encoding", "utf-8");
        string[] sources = [.. catalog.Datasets.Where(dataset => Generators.Infrastructure.Identifiers.Kebab(dataset.Table) == table.Name).Select(dataset => dataset.Source).OfType<string>()];
        if (sources.Length > 0)
        {
            json.WriteStartArray("sources");
            foreach (string source in sources)
            {
                json.WriteStartObject();
                json.WriteString("title", source);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (ExportColumn column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", column.Type switch
            {
                ExportType.Integer => "integer",
                ExportType.Decimal or ExportType.Double => "number",
                ExportType.Boolean => "boolean",
                ExportType.Date => "date",
                _ => "string",
            });
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (table.Key.Count > 0)
        {
            json.WriteStartArray("primaryKey");
            foreach (string part in table.Key)
            {
                json.WriteStringValue(part);
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The documents behind the generated types.</summary>
    private static IEnumerable<(string Uri, string Text)> Documents(Type catalog)
    {
        foreach (Type type in catalog.Assembly.GetExportedTypes().Where(type => type.Name.EndsWith("Schema", StringComparison.Ordinal)))
        {
            if (type.GetProperty("JsonSchema", BindingFlags.Public | BindingFlags.Static)?.GetMethod is { } text && text.ReturnType == typeof(ReadOnlySpan<byte>) && Uri(type) is { } uri)
            {
                yield return (uri, Encoding.UTF8.GetString(text.CreateDelegate<Bytes>()()));
            }
        }
    }

    private static string? Uri(Type type) =>
        type.GetField("Uri", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as string ?? type.GetProperty("Uri", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as string;

    private static string Write(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(json);
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private delegate ReadOnlySpan<byte> Bytes();
}
