using System.Text.Json;
using TradeData.Cli.Data;
using TradeData.Cli.Schemas;

namespace TradeData.Cli.Output;

/// <summary>Writes changes for programs.</summary>
internal static class ChangeJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<SchemaChange> changes)
    {
        json.WriteStartObject();
        json.WriteBoolean("breaking", changes.Any(change => change.IsBreaking));
        json.WriteStartArray("changes");
        foreach (SchemaChange change in changes)
        {
            json.WriteStartObject();
            json.WriteString("file", change.File);
            json.WriteNumber("line", change.Line);
            json.WriteNumber("column", change.Column);
            json.WriteString("where", change.Where);
            json.WriteString("what", change.What);
            json.WriteBoolean("breaksData", change.BreaksData);
            json.WriteBoolean("breaksCode", change.BreaksCode);
            json.WriteString("advice", change.Advice);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, IReadOnlyList<RowChange> changes)
    {
        json.WriteStartArray();
        foreach (RowChange change in changes)
        {
            json.WriteStartObject();
            json.WriteString("kind", change.Kind);
            json.WriteString("key", change.Key);
            json.WriteStartArray("fields");
            foreach (FieldChange field in change.Fields)
            {
                json.WriteStartObject();
                json.WriteString("field", field.Field);
                json.WriteString("before", field.Before);
                json.WriteString("after", field.After);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
