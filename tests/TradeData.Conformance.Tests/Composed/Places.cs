using System.Globalization;
using System.Text.Json.Nodes;

namespace TradeData.Conformance.Tests.Composed;

/// <summary>Places in JSON documents.</summary>
internal static class Places
{
    /// <summary>The value at a URI fragment that is a JSON Pointer, or null if there is none (or where it is null, which is no schema).</summary>
    public static JsonNode? Find(JsonNode? root, string pointer)
    {
        foreach (string token in pointer.Split('/').Skip(1).Select(Uri.UnescapeDataString).Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            root = root switch
            {
                JsonObject value => value.TryGetPropertyValue(token, out JsonNode? member) ? member : null,
                JsonArray array => int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out int place) && place < array.Count ? array[place] : null,
                _ => null,
            };
        }
        return root;
    }

    /// <summary>The schema that has an anchor.</summary>
    public static JsonNode? Anchored(JsonNode? node, string anchor) => node switch
    {
        JsonObject value when Names(value, "$anchor", anchor) || Names(value, "$dynamicAnchor", anchor) => value,
        JsonObject value => value.Select(member => Anchored(member.Value, anchor)).FirstOrDefault(found => found is not null),
        JsonArray array => array.Select(item => Anchored(item, anchor)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static bool Names(JsonObject value, string keyword, string anchor) =>
        value[keyword] is JsonValue text && text.TryGetValue(out string? name) && name == anchor;

    /// <summary>Returns the paths to every value in a document, its own first.</summary>
    public static IEnumerable<object[]> All(JsonNode? node)
    {
        yield return [];
        IEnumerable<(object Step, JsonNode? Child)> children = node switch
        {
            JsonObject value => value.Select(member => ((object)member.Key, member.Value)),
            JsonArray array => array.Select((item, i) => ((object)i, item)),
            _ => [],
        };
        foreach ((object step, JsonNode? child) in children)
        {
            foreach (object[] rest in All(child))
            {
                yield return [step, .. rest];
            }
        }
    }

    /// <summary>A copy of a document with another value at an offset; null takes the member or item away.</summary>
    public static JsonNode? With(JsonNode? root, object[] path, Func<JsonNode?, JsonNode?>? change)
    {
        JsonNode? copy = root?.DeepClone();
        if (path.Length == 0)
        {
            return change is null ? copy : change(copy);
        }
        JsonNode parent = path[..^1].Aggregate(copy!, (node, step) => step is string name ? node[name]! : node[(int)step]!);
        switch (parent, path[^1])
        {
            case (JsonObject value, string name) when change is null:
                value.Remove(name);
                break;
            case (JsonObject value, string name):
                value[name] = change(value[name]?.DeepClone());
                break;
            case (JsonArray array, int place) when change is null:
                array.RemoveAt(place);
                break;
            case (JsonArray array, int place):
                array[place] = change(array[place]?.DeepClone());
                break;
        }
        return copy;
    }
}
