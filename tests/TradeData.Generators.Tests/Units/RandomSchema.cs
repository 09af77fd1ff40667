using System.Globalization;
using System.Text.Json.Nodes;

namespace TradeData.Generators.Tests.Units;

/// <summary>A random schema of objects, lists, enums and branches with frequently colliding titles and keys. Unrelated properties and
/// definitions can be added. No two objects in it are equal, because equal ones of one name share a type only while they are
/// equal.</summary>
internal sealed class RandomSchema
{
    private static readonly string[] Keys = ["options", "build", "build-options", "build_options", "BuildOptions", "item", "items", "Foo<Bar>", "FooBar", "schema", "format", "value", "parse", "+", "-", "line"];
    private static readonly string[] Titles = ["Options", "Build Options", "Build", "Item", "Foo Bar", "Order", "Order Schema", "Kind Format", "Kind", "Parse", "Line"];

    private readonly Random _random;
    private readonly JsonObject _root;
    private int _unique;

    public RandomSchema(int seed)
    {
        _random = new Random(seed);
        _root = Object(3);
        _root["title"] = "Order";
        JsonObject definitions = [];
        foreach (string key in Some(Keys, 4))
        {
            definitions[key] = Any(2);
        }
        _root["$defs"] = definitions;
    }

    /// <summary>Adds properties to objects that have some, at any place among them, and definitions, none with a word that is there already.</summary>
    public void Extend()
    {
        for (int i = _random.Next(1, 5); i > 0; i--)
        {
            List<JsonObject> places = [(JsonObject)_root["$defs"]!];
            Collect(_root, places);
            JsonObject place = places[_random.Next(places.Count)];
            string key = "added" + Unique();
            JsonObject added = Any(1);
            Rename(added);
            place.Insert(_random.Next(place.Count + 1), key, added);
        }
    }

    public override string ToString() => _root.ToJsonString();

    private static void Collect(JsonNode? node, List<JsonObject> places)
    {
        foreach (JsonNode? child in node is JsonObject value ? value.Select(member => member.Value) : node is JsonArray array ? array : [])
        {
            Collect(child, places);
        }
        if (node is JsonObject { Count: > 0 } schema && schema["properties"] is JsonObject { Count: > 0 } properties && schema["type"] is JsonValue)
        {
            places.Add(properties);
        }
    }

    /// <summary>Gives every title and key a word of its own.</summary>
    private void Rename(JsonObject schema)
    {
        if (schema["title"] is JsonValue)
        {
            schema["title"] = "Added " + Unique();
        }
        if (schema["properties"] is JsonObject properties)
        {
            foreach ((string key, JsonNode? child) in properties.ToList())
            {
                properties.Remove(key);
                properties["added" + Unique()] = child;
                Rename((JsonObject)child!);
            }
        }
        if (schema["items"] is JsonObject items)
        {
            Rename(items);
        }
    }

    private JsonObject Any(int depth) => _random.Next(depth == 0 ? 2 : 5) switch
    {
        0 => new JsonObject { ["type"] = "string" },
        1 => Titled(new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("a", "b" + Unique(), "<", "<=") }),
        2 => new JsonObject { ["type"] = "array", ["items"] = Any(depth - 1) },
        _ => Titled(Object(depth - 1)),
    };

    private JsonObject Object(int depth)
    {
        JsonObject properties = new() { ["own" + Unique()] = new JsonObject { ["type"] = "string" } };
        foreach (string key in Some(Keys, 4))
        {
            properties[key] = depth <= 0 ? new JsonObject { ["type"] = "string" } : Any(depth);
        }
        JsonObject schema = new() { ["type"] = "object", ["properties"] = properties };
        if (depth > 0 && _random.Next(4) == 0)
        {
            schema["allOf"] = new JsonArray(Object(depth - 1));
        }
        return schema;
    }

    private JsonObject Titled(JsonObject schema)
    {
        if (_random.Next(2) == 0)
        {
            schema["title"] = Titles[_random.Next(Titles.Length)];
        }
        return schema;
    }

    private List<string> Some(string[] from, int most) => [.. from.OrderBy(_ => _random.Next()).Take(_random.Next(most + 1))];

    private string Unique() => (++_unique).ToString(CultureInfo.InvariantCulture);
}
