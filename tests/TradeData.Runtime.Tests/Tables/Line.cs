using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace TradeData.Runtime.Tests.Tables;

/// <summary>A row with a field of every type that a key can have, absent ones among them.</summary>
internal sealed record Line
{
    public required string Schedule { get; init; }
    public required string Id { get; init; }
    public string? Code { get; init; }
    public string? Name { get; init; }
    public string? Parent { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public long? Number { get; init; }
    public decimal? Rate { get; init; }
    public bool? Free { get; init; }
    public DateTimeOffset? At { get; init; }
    public Guid? Tag { get; init; }
    public IReadOnlyList<string> Refs { get; init; } = [];

    public byte[] ToJson()
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("schedule", Schedule);
            writer.WriteString("id", Id);
            WriteText(writer, "code", Code);
            WriteText(writer, "name", Name);
            WriteText(writer, "parent", Parent);
            writer.WriteStartObject("effective");
            WriteText(writer, "from", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            WriteText(writer, "to", To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            writer.WriteEndObject();
            WriteNumbers(writer);
            WriteText(writer, "at", At?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture));
            WriteText(writer, "tag", Tag?.ToString("D"));
            writer.WriteStartArray("notes");
            foreach (string reference in Refs)
            {
                writer.WriteStartObject();
                writer.WriteStartArray("refs");
                writer.WriteStringValue(reference);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    public static Line FromJson(ReadOnlySpan<byte> json)
    {
        using JsonDocument document = JsonDocument.Parse(json.ToArray());
        JsonElement root = document.RootElement;
        JsonElement effective = root.GetProperty("effective");
        return new Line
        {
            Schedule = root.GetProperty("schedule").GetString()!,
            Id = root.GetProperty("id").GetString()!,
            Code = Text(root, "code"),
            Name = Text(root, "name"),
            Parent = Text(root, "parent"),
            From = Text(effective, "from") is { } from ? DateOnly.ParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            To = Text(effective, "to") is { } to ? DateOnly.ParseExact(to, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            Number = root.TryGetProperty("number", out JsonElement number) ? number.GetInt64() : null,
            Rate = root.TryGetProperty("rate", out JsonElement rate) ? rate.GetDecimal() : null,
            Free = root.TryGetProperty("free", out JsonElement free) ? free.GetBoolean() : null,
            At = root.TryGetProperty("at", out JsonElement at) ? at.GetDateTimeOffset() : null,
            Tag = root.TryGetProperty("tag", out JsonElement tag) ? tag.GetGuid() : null,
            Refs = [.. root.GetProperty("notes").EnumerateArray().SelectMany(note => note.GetProperty("refs").EnumerateArray()).Select(item => item.GetString()!)],
        };
    }

    private void WriteNumbers(Utf8JsonWriter writer)
    {
        if (Number is { } number)
        {
            writer.WriteNumber("number", number);
        }
        if (Rate is { } rate)
        {
            writer.WriteNumber("rate", rate);
        }
        if (Free is { } free)
        {
            writer.WriteBoolean("free", free);
        }
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
