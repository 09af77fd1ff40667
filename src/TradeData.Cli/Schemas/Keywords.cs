using TradeData.Generators.Json;

namespace TradeData.Cli.Schemas;

/// <summary>The keywords of JSON Schema, classified for comparing two versions.</summary>
internal static class Keywords
{
    /// <summary>Lower bounds: a greater one allows less.</summary>
    public static readonly IReadOnlySet<string> Lower = Set("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains");

    /// <summary>Upper bounds: a smaller one allows less.</summary>
    public static readonly IReadOnlySet<string> Upper = Set("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains");

    /// <summary>Keywords without an effect on validity.</summary>
    public static readonly IReadOnlySet<string> Annotations = Set(
        "title", "description", "$comment", "examples", "default", "deprecated", "readOnly", "writeOnly", "x-name", "x-enum", "x-type", "x-discriminator", "x-table",
        "$id", "$schema", "$anchor", "$defs", "definitions", "contentEncoding", "contentMediaType", "contentSchema", "$vocabulary");

    /// <summary>Restricting keywords for which only a person can tell whether a change forbids more.</summary>
    public static readonly IReadOnlySet<string> Opaque = Set(
        "not", "if", "then", "else", "contains", "propertyNames", "dependentRequired", "dependentSchemas", "dependencies", "unevaluatedItems", "additionalItems", "$dynamicRef", "$recursiveRef",
        "multipleOf");

    public static JsonNode? Get(JsonNode node, string keyword) => (node as JsonObject)?.Find(keyword)?.Value;

    public static string? Text(JsonNode? node) => (node as JsonString)?.Value;

    /// <summary>Returns the types that a schema allows, or all if it does not restrict them.</summary>
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
