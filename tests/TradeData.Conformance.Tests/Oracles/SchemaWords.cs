using System.Text.Json.Nodes;
using TradeData.Conformance.Tests.Composed;

namespace TradeData.Conformance.Tests.Oracles;

/// <summary>The words that the schemas of a case use, for the conditions of an oracle's known faults.</summary>
internal sealed class SchemaWords
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _patterns = new(StringComparer.Ordinal);

    public SchemaWords(ComposedCase one)
    {
        foreach ((_, JsonNode schema) in one.Documents)
        {
            Look(schema, "");
        }
    }

    /// <summary>The expressions that <c>patternProperties</c> has.</summary>
    public IReadOnlyCollection<string> PatternsOfNames => _patterns;

    public bool RequiresEmptyName { get; private set; }

    public bool Has(string keyword) => _names.Contains(keyword);

    private void Look(JsonNode? node, string above)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (KeyValuePair<string, JsonNode?> member in members)
                {
                    _names.Add(member.Key);
                    if (above == "patternProperties")
                    {
                        _patterns.Add(member.Key);
                    }
                    Look(member.Value, above is "dependentRequired" or "dependencies" ? "required" : member.Key);
                }
                break;
            case JsonArray items:
                RequiresEmptyName |= above == "required" && items.Any(item => item is JsonValue value && value.TryGetValue(out string? name) && name.Length == 0);
                foreach (JsonNode? item in items)
                {
                    Look(item, "");
                }
                break;
        }
    }
}
