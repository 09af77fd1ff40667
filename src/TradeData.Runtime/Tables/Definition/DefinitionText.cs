using System.Buffers;
using System.Text.Json;

namespace TradeData.Runtime.Tables;

/// <summary>Writes a definition as canonical JSON for packs, and reads it back.</summary>
internal static class DefinitionText
{
    public static byte[] Write(TableDefinition definition)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("table", definition.Name);
            writer.WriteString("schema", definition.Fingerprint);
            writer.WriteStartObject("fields");
            foreach (FieldDefinition field in definition.Fields)
            {
                writer.WriteString(field.Path, field.Type.ToString());
            }
            writer.WriteEndObject();
            WriteKeys(writer, definition);
            WriteTree(writer, definition);
            WriteForeignKeys(writer, definition);
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    public static TableDefinition Read(ReadOnlyMemory<byte> text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        JsonElement root = document.RootElement;
        return new TableDefinition(root.GetProperty("table").GetString()!, root.GetProperty("schema").GetString()!)
        {
            Fields = [.. root.GetProperty("fields").EnumerateObject().Select(ReadField)],
            PrimaryKey = root.TryGetProperty("primaryKey", out JsonElement primary) ? new KeyDefinition(Names(primary)) : null,
            UniqueKeys = [.. Items(root, "uniqueKeys").Select(key => new KeyDefinition(Names(key)))],
            Indexes = [.. Items(root, "indexes").Select(ReadIndex)],
            ValidTime = root.TryGetProperty("validTime", out JsonElement valid) ? ReadValidTime(valid) : null,
            Hierarchy = root.TryGetProperty("hierarchy", out JsonElement hierarchy) ? new HierarchyDefinition(Names(hierarchy)) : null,
            ForeignKeys = [.. Items(root, "foreignKeys").Select(ReadForeignKey)],
        };
    }

    private static void WriteKeys(Utf8JsonWriter writer, TableDefinition definition)
    {
        if (definition.PrimaryKey is { } primary)
        {
            WriteNames(writer, "primaryKey", primary.Fields);
        }
        writer.WriteStartArray("uniqueKeys");
        foreach (KeyDefinition key in definition.UniqueKeys)
        {
            WriteNames(writer, null, key.Fields);
        }
        writer.WriteEndArray();
        writer.WriteStartArray("indexes");
        foreach (IndexDefinition index in definition.Indexes)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", index.Kind.ToString());
            WriteNames(writer, "fields", index.Fields);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteTree(Utf8JsonWriter writer, TableDefinition definition)
    {
        if (definition.ValidTime is { } valid)
        {
            writer.WriteStartObject("validTime");
            writer.WriteString("from", valid.From);
            writer.WriteString("to", valid.To);
            if (valid.Key is { } key)
            {
                WriteNames(writer, "key", key);
            }
            writer.WriteEndObject();
        }
        if (definition.Hierarchy is { } hierarchy)
        {
            WriteNames(writer, "hierarchy", hierarchy.Parent);
        }
    }

    private static void WriteForeignKeys(Utf8JsonWriter writer, TableDefinition definition)
    {
        writer.WriteStartArray("foreignKeys");
        foreach (ForeignKeyDefinition key in definition.ForeignKeys)
        {
            writer.WriteStartObject();
            writer.WriteString("table", key.Table);
            WriteNames(writer, "fields", key.Fields);
            WriteNames(writer, "references", key.References);
            writer.WriteBoolean("weak", key.IsWeak);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteNames(Utf8JsonWriter writer, string? property, IReadOnlyList<string> names)
    {
        if (property is null)
        {
            writer.WriteStartArray();
        }
        else
        {
            writer.WriteStartArray(property);
        }
        foreach (string name in names)
        {
            writer.WriteStringValue(name);
        }
        writer.WriteEndArray();
    }

    private static FieldDefinition ReadField(JsonProperty field) => new(field.Name, Named<KeyType>(field.Value));

    private static IndexDefinition ReadIndex(JsonElement index) =>
        new(Named<IndexKind>(index.GetProperty("kind")), Names(index.GetProperty("fields")));

    private static ValidTimeDefinition ReadValidTime(JsonElement valid) => new(valid.GetProperty("from").GetString()!, valid.GetProperty("to").GetString()!)
    {
        Key = valid.TryGetProperty("key", out JsonElement key) ? Names(key) : null,
    };

    private static ForeignKeyDefinition ReadForeignKey(JsonElement key) =>
        new(key.GetProperty("table").GetString()!, Names(key.GetProperty("fields")), Names(key.GetProperty("references")))
        {
            IsWeak = key.GetProperty("weak").GetBoolean(),
        };

    // A number is not a name, although the framework accepts it.
    private static T Named<T>(JsonElement name)
        where T : struct, Enum =>
        Enum.GetNames<T>().Contains(name.GetString(), StringComparer.Ordinal) ? Enum.Parse<T>(name.GetString()!) : throw new ArgumentException($"{name} is no {typeof(T).Name}.");

    private static JsonElement.ArrayEnumerator Items(JsonElement root, string property) => root.GetProperty(property).EnumerateArray();

    private static string[] Names(JsonElement array) => [.. array.EnumerateArray().Select(name => name.GetString()!)];
}
