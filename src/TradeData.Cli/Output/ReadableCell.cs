using System.Text;
using System.Text.Json;
using TradeData.Cli.Catalogs;
using TradeData.Runtime;

namespace TradeData.Cli.Output;

/// <summary>Formats values of a row for people: a rate as <c>preference JP: 1.6 %</c>, any other object as <c>name value, name
/// value</c>.</summary>
internal static class ReadableCell
{
    public static string Of(IReadOnlyList<JsonElement> values) => string.Join(values.Any(IsObject) ? "; " : ", ", values.Select(TextOf));

    private static string TextOf(JsonElement value)
    {
        if (!IsObject(value))
        {
            return FieldPath.TextOf(value);
        }
        byte[] json = Encoding.UTF8.GetBytes(value.GetRawText());
        if (value.TryGetProperty("column", out _) && LineRate.TryReadJson(json, out LineRate? line, out _))
        {
            return TextOf(line);
        }
        return value.TryGetProperty("kind", out _) && DutyRate.TryReadJson(json, out DutyRate? rate, out _)
            ? rate.ToString()
            : string.Join(", ", value.EnumerateObject().Select(property => $"{property.Name} {Inner(property.Value)}"));
    }

    private static string TextOf(LineRate line)
    {
        string programme = line.Programme is { } id ? " " + id : "";
        string quota = line.QuotaSide switch { QuotaSide.InQuota => ", within the quota", QuotaSide.OutQuota => ", beyond the quota", _ => "" };
        string season = line.Season is { } days ? $", {days}" : "";
        return $"{line.Column.ToJson()}{programme}: {line.Rate}{quota}{season}";
    }

    /// <summary>Returns a value within an object; a nested object is in parentheses.</summary>
    private static string Inner(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"({TextOf(value)})",
        JsonValueKind.Array => $"({string.Join("; ", value.EnumerateArray().Select(TextOf))})",
        _ => FieldPath.TextOf(value),
    };

    private static bool IsObject(JsonElement value) => value.ValueKind == JsonValueKind.Object;
}
