using System.Text.Json.Nodes;
using TradeData.Conformance.Tests.Composed;

namespace TradeData.Conformance.Ajv;

/// <summary>The known errors of Ajv 8.20 against the specification, found by reducing differences. A difference in a case with the
/// conditions of such an error is counted under its name. The error may hide another one there, so the names are few and narrow.</summary>
internal static class AjvFaults
{
    private static readonly (string Name, Func<Words, bool> Fits)[] Known =
    [
        ("the empty name, which is required, is not missed", words => words.RequiresEmptyName),
        ("an empty array passes contains beside or below items", words => words.Has("contains") && (words.Has("items") || words.Has("prefixItems"))),
        ("unevaluatedItems does not heed contains, or a condition that fails", words => words.Has("unevaluatedItems") && (words.Has("contains") || words.Has("if"))),
    ];

    /// <summary>Returns the error that may cause a difference, or null if none is known.</summary>
    public static string? Behind(ComposedCase one)
    {
        Words words = new(one.Documents.Select(document => document.Schema));
        return Known.FirstOrDefault(fault => fault.Fits(words)).Name;
    }

    private sealed class Words
    {
        private readonly HashSet<string> _names = new(StringComparer.Ordinal);

        public Words(IEnumerable<JsonNode> schemas)
        {
            foreach (JsonNode schema in schemas)
            {
                Look(schema, "");
            }
        }

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
}
