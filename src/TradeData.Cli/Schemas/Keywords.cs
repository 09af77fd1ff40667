using TradeData.Generators.Json;

namespace TradeData.Cli.Schemas;

/// <summary>What the keywords of JSON Schema are to somebody who compares two versions.</summary>
internal static class Keywords
{
    /// <summary>Bounds below: a greater one allows less.</summary>
    public static readonly IReadOnlySet<string> Lower = Set("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains");

    /// <summary>Bounds above: a smaller one allows less.</summary>
    public static readonly IReadOnlySet<string> Upper = Set("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains");

    /// <summary>Keywords that say the same thing or nothing about values.</summary>
    public static readonly IReadOnlySet<string> Annotations = Set(
        "title", "description", "$comment", "examples", "default", "deprecated", "readOnly", "writeOnly", "x-name", "x-enum", "x-type", "x-discriminator", "x-table",
        "$id", "$schema", "$anchor", "$defs", "definitions", "contentEncoding", "contentMediaType", "contentSchema", "$vocabulary");

    /// <summary>Keywords that forbid something wherever they stand, and of which only a reader can tell whether a change forbids more.</summary>
    public static readonly IReadOnlySet<string> Opaque = Set(
        "not", "if", "then", "else", "contains", "propertyNames", "dependentRequired", "dependentSchemas", "dependencies", "unevaluatedItems", "additionalItems", "$dynamicRef", "$recursiveRef",
        "multipleOf");

    public static JsonNode? Get(JsonNode node, string keyword) => (node as JsonObject)?.Find(keyword)?.Value;

    public static string? Text(JsonNode? node) => (node as JsonString)?.Value;

    /// <summary>The types that a schema allows; all where it does not say.</summary>
    public static HashSet<string> Types(JsonNode node)
    {
        HashSet<string> types = Get(node, "type") switch
        {
            JsonString one => [one.Value],
            JsonArray many => [.. many.Items.OfType<JsonString>().Select(item => item.Value)],
            _ => ["null", "boolean", "object", "array", "number", "string"],
        };
        if (types.Contains("number"))
        {
            types.Add("integer");
        }
        return types;
    }

    private static HashSet<string> Set(params string[] words) => new(words, StringComparer.Ordinal);
}
