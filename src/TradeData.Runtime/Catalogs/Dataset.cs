using System.Text.Json;

namespace TradeData.Runtime;

/// <summary>The origin of rows of a table.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Source">The publisher of the facts.</param>
/// <param name="Version">The publisher's version, or the day of this one.</param>
/// <param name="Retrieved">The day on which the facts were taken from the source, if recorded.</param>
/// <param name="Licence">The licence of the rows, as an SPDX identifier if one exists.</param>
/// <param name="Notes">Further remarks for users.</param>
public sealed record Dataset(string Table, int Rows, string? Source, string? Version, DateOnly? Retrieved, string? Licence, string? Notes)
{
    internal static IReadOnlyList<Dataset> ReadAll(Stream stream)
    {
        using JsonDocument document = JsonDocument.Parse(stream);
        return [.. document.RootElement.EnumerateArray().Select(Read)];
    }

    private static Dataset Read(JsonElement element) => new(
        Text(element, "table") ?? "",
        element.TryGetProperty("rows", out JsonElement rows) ? rows.GetInt32() : 0,
        Text(element, "source"),
        Text(element, "version"),
        Text(element, "retrieved") is { } retrieved && DateOnly.TryParseExact(retrieved, "yyyy-MM-dd", out DateOnly day) ? day : null,
        Text(element, "licence"),
        Text(element, "notes"));

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
