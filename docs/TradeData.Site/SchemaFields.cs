using System.Text.Json;

namespace TradeData.Site;

/// <summary>A field of a row, by its path.</summary>
internal sealed record SchemaField(string Path, string Type, bool IsRequired, string Meaning);

/// <summary>The fields of tables, as their schemas describe them.</summary>
/// <param name="documents">The schemas by their identifiers.</param>
internal sealed class SchemaFields(JsonElement documents)
{
    private readonly record struct Place(JsonElement Document, JsonElement Schema);

    public string DescriptionOf(string table) => TextOf(DocumentOf(table), "description");

    /// <summary>Returns the fields of a table, those of objects after them.</summary>
    public List<SchemaField> Of(string table)
    {
        List<SchemaField> fields = [];
        JsonElement document = DocumentOf(table);
        Add(fields, "", new Place(document, document), [document]);
        return fields;
    }

    private JsonElement DocumentOf(string table) =>
        documents.EnumerateObject().Select(document => document.Value).First(document => document.TryGetProperty("x-table", out JsonElement words) && words.GetProperty("name").GetString() == table);

    private void Add(List<SchemaField> fields, string prefix, Place place, IReadOnlyList<JsonElement> above)
    {
        HashSet<string> required = place.Schema.TryGetProperty("required", out JsonElement names) ? [.. names.EnumerateArray().Select(name => name.GetString()!)] : [];
        foreach (JsonProperty property in place.Schema.GetProperty("properties").EnumerateObject())
        {
            string path = prefix + property.Name;
            Place field = Resolve(place with { Schema = property.Value });
            string meaning = TextOf(property.Value, "description") is { Length: > 0 } own ? own : TextOf(field.Schema, "description");
            bool isList = field.Schema.TryGetProperty("items", out JsonElement items);
            Place value = isList ? Resolve(field with { Schema = items }) : field;
            path += isList ? "[]" : "";
            fields.Add(new SchemaField(path, (isList ? "list of " : "") + TypeOf(value.Schema), required.Contains(property.Name), meaning));
            // A type that contains itself is described once.
            if (value.Schema.TryGetProperty("properties", out _) && !above.Any(one => JsonElement.DeepEquals(one, value.Schema)))
            {
                Add(fields, path + ".", value, [.. above, value.Schema]);
            }
        }
    }

    private Place Resolve(Place place)
    {
        while (place.Schema.TryGetProperty("$ref", out JsonElement reference))
        {
            string[] parts = reference.GetString()!.Split('#', 2);
            JsonElement document = place.Document;
            if (parts[0].Length > 0)
            {
                Uri id = new(new Uri(place.Document.GetProperty("$id").GetString()!), parts[0]);
                document = documents.GetProperty(id.AbsoluteUri);
            }
            JsonElement schema = document;
            foreach (string step in parts.Length == 2 ? parts[1].Split('/', StringSplitOptions.RemoveEmptyEntries) : [])
            {
                schema = schema.GetProperty(step);
            }
            place = new Place(document, schema);
        }
        return place;
    }

    private static string TypeOf(JsonElement schema)
    {
        if (schema.TryGetProperty("enum", out JsonElement values))
        {
            return string.Join(" | ", values.EnumerateArray().Select(value => value.ToString()));
        }
        string type = schema.TryGetProperty("type", out JsonElement word) && word.ValueKind == JsonValueKind.String ? word.GetString()! : "";
        string name = TextOf(schema, "title");
        return (type, name, TextOf(schema, "format")) switch
        {
            ("object", { Length: > 0 }, _) => name,
            ("", { Length: > 0 }, _) => name,
            (_, _, { Length: > 0 } format) => $"{type}, {format}",
            ({ Length: > 0 }, _, _) => type,
            _ => "any of several",
        };
    }

    private static string TextOf(JsonElement schema, string property) => schema.TryGetProperty(property, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
