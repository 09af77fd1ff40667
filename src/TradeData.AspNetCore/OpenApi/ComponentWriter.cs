using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace TradeData.AspNetCore;

/// <summary>Puts schemas into an OpenAPI document. A reference to another schema becomes one to a component, which is added.</summary>
/// <param name="document">The OpenAPI document.</param>
/// <param name="documents">The schema documents by their addresses.</param>
internal sealed class ComponentWriter(OpenApiDocument document, IReadOnlyDictionary<string, JsonNode> documents)
{
    /// <summary>Keywords for those who read a schema on its own; <c>$defs</c> become components.</summary>
    private static readonly HashSet<string> s_left = new(StringComparer.Ordinal) { "$schema", "$id", "id", "$anchor", "$defs", "definitions", "$comment" };

    /// <summary>Keywords whose value is a schema for each member's name.</summary>
    private static readonly HashSet<string> s_maps = new(StringComparer.Ordinal) { "properties", "patternProperties", "dependentSchemas" };

    /// <summary>Keywords whose value is JSON, not a schema.</summary>
    private static readonly HashSet<string> s_values = new(StringComparer.Ordinal) { "const", "enum", "default", "example", "examples", "required", "type" };

    /// <summary>Fills an object of the OpenAPI document with a JSON Schema, word for word. They are the extensions of the object, because its properties
    /// do not have all keywords of JSON Schema.</summary>
    public void Fill(OpenApiSchema target, GeneratedSchema schema)
    {
        if (schema.Schema is not JsonObject source)
        {
            return;
        }
        target.Type = null;
        target.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal);
        JsonObject rewritten = Rewritten(source, schema.Document);
        if (rewritten["description"] is JsonValue description && description.TryGetValue(out string? text))
        {
            // The comment of the C# type may be put there as well, and no name may occur twice.
            target.Description = text;
            rewritten.Remove("description");
        }
        foreach ((string keyword, JsonNode? value) in rewritten)
        {
            target.Extensions[keyword] = new JsonNodeExtension(value ?? JsonNullSentinel.JsonNull);
        }
    }

    private JsonObject Rewritten(JsonObject schema, string address)
    {
        JsonObject result = [];
        foreach ((string keyword, JsonNode? value) in schema)
        {
            if (s_left.Contains(keyword) || keyword.StartsWith("x-", StringComparison.Ordinal))
            {
                continue;
            }
            result[keyword] = keyword == "$ref" && value is JsonValue reference && reference.TryGetValue(out string? target)
                ? Reference(target, address)
                : s_values.Contains(keyword) ? value?.DeepClone()
                : s_maps.Contains(keyword) && value is JsonObject map ? Each(map, address)
                : Schemas(value, address);
        }
        return result;
    }

    private JsonObject Each(JsonObject map, string address)
    {
        JsonObject result = [];
        foreach ((string name, JsonNode? schema) in map)
        {
            result[name] = Schemas(schema, address);
        }
        return result;
    }

    private JsonNode? Schemas(JsonNode? value, string address) => value switch
    {
        JsonObject schema => Rewritten(schema, address),
        JsonArray list => new JsonArray([.. list.Select(item => Schemas(item, address))]),
        _ => value?.DeepClone(),
    };

    /// <summary>Returns the address of the component for a reference; one that leads out of the known documents stays as it is.</summary>
    private string Reference(string target, string address)
    {
        int hash = target.IndexOf('#', StringComparison.Ordinal);
        string file = hash < 0 ? target : target[..hash];
        string fragment = hash < 0 ? "" : Uri.UnescapeDataString(target[(hash + 1)..]);
        string absolute = file.Length == 0 ? address : Uri.TryCreate(new Uri(address), file, out Uri? resolved) ? resolved.ToString() : file;
        if (!documents.TryGetValue(absolute, out JsonNode? root) || Find(root, fragment) is not { } found)
        {
            return target;
        }
        string name = ComponentNames.Add(document, NameOf(absolute, fragment), absolute + "#" + fragment, component => Fill(component, new GeneratedSchema(found, absolute)));
        return "#/components/schemas/" + name;
    }

    private static JsonNode? Find(JsonNode root, string fragment)
    {
        if (fragment.Length == 0)
        {
            return root;
        }
        if (fragment[0] != '/')
        {
            return Anchored(root, fragment);
        }
        JsonNode? node = root;
        foreach (string part in fragment[1..].Split('/').Select(static part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            node = node switch
            {
                JsonObject members => members[part],
                JsonArray items when int.TryParse(part, out int index) && index < items.Count => items[index],
                _ => null,
            };
        }
        return node;
    }

    private static JsonNode? Anchored(JsonNode? node, string anchor) => node switch
    {
        JsonObject schema when schema["$anchor"] is JsonValue name && name.TryGetValue(out string? text) && text == anchor => schema,
        JsonObject schema => schema.Select(member => Anchored(member.Value, anchor)).FirstOrDefault(static found => found is not null),
        JsonArray items => items.Select(item => Anchored(item, anchor)).FirstOrDefault(static found => found is not null),
        _ => null,
    };

    /// <summary>Returns the name of a component: the file's and the pointer's parts, in the letters that OpenAPI allows. It has a point, so that it is no type's.</summary>
    private static string NameOf(string address, string fragment)
    {
        string file = address[(address.LastIndexOf('/') + 1)..].Split('.')[0];
        string[] parts = [.. fragment.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(static part => part is not ("$defs" or "definitions"))];
        return string.Concat(string.Join('.', [file, .. parts.Length == 0 ? ["schema"] : parts]).Select(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'));
    }
}
