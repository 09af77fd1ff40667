using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TradeData.Conformance.Tests.Composed;

/// <summary>Creates values that a schema probably accepts. All schemas for a value are considered together, and each keyword gives a hint.
/// It need not be right, because both backends judge the result; it only needs many valid instances.</summary>
internal sealed class InstanceMaker(Dice dice, IReadOnlyDictionary<string, JsonNode> documents)
{
    private const int MaxDepth = 6;
    private const int MaxLayers = 24;

    /// <summary>A schema and the document that it stands in.</summary>
    private readonly record struct Layer(JsonNode? Schema, string File);

    public JsonNode? Make(string file) => Make([new Layer(documents[file], file)], 0);

    private JsonNode? Make(IEnumerable<Layer> schemas, int depth)
    {
        List<(JsonObject Schema, string File)> layers = [];
        foreach (Layer layer in schemas)
        {
            Flatten(layer, layers);
        }
        JsonObject[] words = [.. layers.Select(layer => layer.Schema)];
        if (words.FirstOrDefault(schema => schema.ContainsKey("const")) is { } constant && !constant.ContainsKey("properties"))
        {
            return constant["const"]?.DeepClone();
        }
        if (words.Select(schema => schema["enum"]).OfType<JsonArray>().FirstOrDefault(members => members.Count > 0) is { } list)
        {
            return dice.Pick([.. list])?.DeepClone();
        }
        return KindOf(words) switch
        {
            "string" => Text(words),
            "number" or "integer" => Number(words),
            "boolean" => dice.Percent(50),
            "null" => null,
            "array" => depth < MaxDepth ? Array(layers, depth) : new JsonArray(),
            "object" => depth < MaxDepth ? Object(layers, depth) : new JsonObject(),
            _ => Pools.Value(dice, 1),
        };
    }

    private void Flatten(Layer layer, List<(JsonObject Schema, string File)> into)
    {
        if (layer.Schema is not JsonObject schema || into.Count >= MaxLayers || into.Exists(known => known.Schema == schema))
        {
            return;
        }
        into.Add((schema, layer.File));
        foreach (string keyword in new[] { "$ref", "$dynamicRef", "$recursiveRef" })
        {
            if (Text(schema[keyword]) is { } reference)
            {
                Flatten(Follow(reference, layer.File), into);
            }
        }
        foreach (JsonNode? part in schema["allOf"] as JsonArray ?? [])
        {
            Flatten(layer with { Schema = part }, into);
        }
        foreach (string keyword in new[] { "anyOf", "oneOf" })
        {
            if (schema[keyword] is JsonArray { Count: > 0 } branches)
            {
                Flatten(layer with { Schema = dice.Pick([.. branches]) }, into);
            }
        }
        if (schema.ContainsKey("if"))
        {
            bool then = dice.Percent(50);
            Flatten(layer with { Schema = then ? schema["if"] : null }, into);
            Flatten(layer with { Schema = then ? schema["then"] : schema["else"] }, into);
        }
    }

    private Layer Follow(string reference, string file)
    {
        string[] parts = reference.Split('#', 2);
        string target = parts[0].Length == 0 ? file : parts[0];
        string fragment = parts.Length == 1 ? "" : parts[1];
        JsonNode? root = documents.GetValueOrDefault(target);
        return new Layer(fragment.Length == 0 ? root : fragment[0] == '/' ? Places.Find(root, fragment) : Places.Anchored(root, fragment), target);
    }

    private string KindOf(JsonObject[] schemas)
    {
        string[]? types = null;
        foreach (JsonNode type in schemas.Select(schema => schema["type"]).OfType<JsonNode>())
        {
            string[] own = type is JsonArray several ? [.. several.Select(one => Text(one)!)] : [Text(type)!];
            types = types is null ? own : [.. types.Intersect(own, StringComparer.Ordinal)];
        }
        if (types is { Length: > 0 })
        {
            return dice.Percent(80) ? types[0] : dice.Pick(types);
        }
        string[] hints = [.. schemas.SelectMany(schema => schema.Select(member => Hint(member.Key))).OfType<string>()];
        return hints.Length == 0 || dice.Percent(10) ? "any" : dice.Pick(hints);
    }

    private static string? Hint(string keyword) => keyword switch
    {
        "minLength" or "maxLength" or "pattern" or "format" => "string",
        "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" => "number",
        "items" or "prefixItems" or "additionalItems" or "contains" or "minItems" or "maxItems" or "uniqueItems" or "unevaluatedItems" => "array",
        "properties" or "required" or "patternProperties" or "additionalProperties" or "propertyNames" or "minProperties" or "maxProperties"
            or "dependentSchemas" or "dependentRequired" or "dependencies" or "unevaluatedProperties" => "object",
        _ => null,
    };

    private JsonNode Text(JsonObject[] schemas)
    {
        List<string> candidates = [];
        foreach (JsonObject schema in schemas)
        {
            if (Text(schema["pattern"]) is { } pattern)
            {
                candidates.AddRange(Pools.Patterns.First(known => known.Pattern == pattern).Matches);
            }
            if (Text(schema["format"]) is { } format)
            {
                candidates.Add(Pools.Formats.First(known => known.Format == format).Text);
            }
        }
        int least = schemas.Select(schema => Count(schema["minLength"], 0)).DefaultIfEmpty(0).Max();
        int most = schemas.Select(schema => Count(schema["maxLength"], int.MaxValue)).DefaultIfEmpty(int.MaxValue).Min();
        string[] fitting = [.. (candidates.Count > 0 ? candidates : [.. Pools.Texts]).Where(text => text.Length >= least && text.Length <= most)];
        return fitting.Length > 0 ? dice.Pick(fitting) : dice.Pick(Pools.Texts);
    }

    private JsonNode Number(JsonObject[] schemas)
    {
        string[] steps = [.. schemas.Select(schema => schema["multipleOf"]?.ToJsonString()).OfType<string>()];
        string[] bounds = [.. schemas.SelectMany(schema => new[] { "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" }.Select(keyword => schema[keyword]?.ToJsonString())).OfType<string>()];
        decimal least = schemas.SelectMany(schema => new[] { schema["minimum"], schema["exclusiveMinimum"] }).Select(Small).OfType<decimal>().DefaultIfEmpty(-1000).Max();
        decimal most = schemas.SelectMany(schema => new[] { schema["maximum"], schema["exclusiveMaximum"] }).Select(Small).OfType<decimal>().DefaultIfEmpty(1000).Min();
        string[] all = [.. bounds, .. steps, .. Pools.SmallNumbers, "4", "6", "14", "50"];
        string[] fitting = [.. all.Where(raw => !decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            || (value >= least && value <= most && steps.All(step => Divides(step, value))))];
        return Pools.Number(dice.Percent(90) && fitting.Length > 0 ? dice.Pick(fitting) : dice.Pick(Pools.Numbers));
    }

    private static bool Divides(string step, decimal value) =>
        !decimal.TryParse(step, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal by) || by == 0 || value % by == 0;

    private static decimal? Small(JsonNode? number) =>
        number is not null && decimal.TryParse(number.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) && Math.Abs(value) < 1_000_000_000_000m ? value : null;

    private JsonArray Array(List<(JsonObject Schema, string File)> layers, int depth)
    {
        int least = layers.Select(layer => Count(layer.Schema["minItems"], 0)).DefaultIfEmpty(0).Max();
        int most = layers.Select(layer => Count(layer.Schema["maxItems"], 4)).DefaultIfEmpty(4).Min();
        bool isUnique = layers.Exists(layer => layer.Schema["uniqueItems"]?.GetValueKind() == JsonValueKind.True);
        int count = Math.Max(least, dice.Between(0, Math.Max(0, Math.Min(most, 3))));
        JsonArray items = [];
        for (int i = 0; i < count; i++)
        {
            List<Layer> schemas = [.. layers.Select(layer => new Layer(ItemOf(layer.Schema, i), layer.File))];
            if (layers.Find(layer => layer.Schema.ContainsKey("contains")) is { Schema: { } holder, File: { } file } && dice.Percent(50))
            {
                schemas.Add(new Layer(holder["contains"], file));
            }
            JsonNode? item = Make(schemas, depth + 1);
            if (!isUnique || !items.Any(other => JsonNode.DeepEquals(other, item)))
            {
                items.Add(item);
            }
        }
        return items;
    }

    private static JsonNode? ItemOf(JsonObject schema, int place)
    {
        JsonArray? prefix = schema["prefixItems"] as JsonArray ?? schema["items"] as JsonArray;
        JsonNode? rest = schema["items"] is JsonArray ? schema["additionalItems"] : schema["items"];
        return prefix is not null && place < prefix.Count ? prefix[place] : rest ?? schema["unevaluatedItems"];
    }

    private JsonObject Object(List<(JsonObject Schema, string File)> layers, int depth)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach ((JsonObject schema, _) in layers)
        {
            names.UnionWith((schema["required"] as JsonArray ?? []).Select(name => Text(name)!));
            foreach (string name in (schema["properties"] as JsonObject ?? []).Select(property => property.Key).Where(_ => dice.Percent(60)))
            {
                names.Add(name);
            }
            foreach (string pattern in (schema["patternProperties"] as JsonObject ?? []).Select(property => property.Key).Where(_ => dice.Percent(50)))
            {
                names.Add(dice.Pick(Pools.Patterns.First(known => known.Pattern == pattern).Matches));
            }
        }
        int least = layers.Select(layer => Count(layer.Schema["minProperties"], 0)).DefaultIfEmpty(0).Max();
        bool isOpen = layers.TrueForAll(layer => !layer.Schema.ContainsKey("additionalProperties") && !layer.Schema.ContainsKey("unevaluatedProperties") && !layer.Schema.ContainsKey("propertyNames"));
        for (int i = 0; i < 5 && (names.Count < least || (isOpen && dice.Percent(20))); i++)
        {
            names.Add(dice.Pick(dice.Names));
        }
        AddDependent(layers, names);
        JsonObject value = [];
        string[] ordered = [.. names];
        dice.Shuffle(ordered);
        foreach (string name in ordered)
        {
            value[name] = Make(layers.SelectMany(layer => MemberOf(layer.Schema, name).Select(schema => new Layer(schema, layer.File))), depth + 1);
        }
        return value;
    }

    private static void AddDependent(List<(JsonObject Schema, string File)> layers, HashSet<string> names)
    {
        foreach ((JsonObject schema, _) in layers)
        {
            foreach (KeyValuePair<string, JsonNode?> dependency in (schema["dependentRequired"] as JsonObject ?? []).Concat(schema["dependencies"] as JsonObject ?? []))
            {
                if (names.Contains(dependency.Key) && dependency.Value is JsonArray required)
                {
                    names.UnionWith(required.Select(name => Text(name)!));
                }
            }
        }
    }

    private static IEnumerable<JsonNode?> MemberOf(JsonObject schema, string name)
    {
        bool isNamed = false;
        if (schema["properties"] is JsonObject properties && properties.TryGetPropertyValue(name, out JsonNode? own))
        {
            isNamed = true;
            yield return own;
        }
        foreach (KeyValuePair<string, JsonNode?> pattern in schema["patternProperties"] as JsonObject ?? [])
        {
            if (Pools.Patterns.First(known => known.Pattern == pattern.Key).Matches.Contains(name))
            {
                isNamed = true;
                yield return pattern.Value;
            }
        }
        if (!isNamed)
        {
            yield return schema["additionalProperties"] ?? schema["unevaluatedProperties"];
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static int Count(JsonNode? node, int otherwise) => node is JsonValue value && value.TryGetValue(out int count) ? count : otherwise;
}
