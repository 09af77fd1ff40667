using System.Text.Json;

namespace TradeData.Runtime;

/// <summary>Where rows of a table come from.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Source">Who published the facts.</param>
/// <param name="Version">The publisher's version, or the day of ours.</param>
/// <param name="Retrieved">The day on which they were taken from the source, where that is recorded.</param>
/// <param name="Licence">Under which the rows may be used, as an SPDX identifier where there is one.</param>
/// <param name="Notes">What else a user should know.</param>
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
