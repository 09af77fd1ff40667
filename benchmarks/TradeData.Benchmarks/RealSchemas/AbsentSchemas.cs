using System.Text.Json;
using System.Text.Json.Nodes;

namespace TradeData.Benchmarks.RealSchemas;

/// <summary>The documents that schemas refer to but that are missing. A schema that allows everything replaces each.</summary>
internal static class AbsentSchemas
{
    private static readonly Uri s_nowhere = new("https://schemas.invalid/");

    /// <summary>Their URIs.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> files)
    {
        HashSet<string> known = new(StringComparer.Ordinal);
        HashSet<string> wanted = new(StringComparer.Ordinal);
        foreach (string file in files)
        {
            Collect(JsonNode.Parse(File.ReadAllText(file)), s_nowhere, known, wanted);
        }
        return [.. wanted.Except(known).Where(uri => !uri.StartsWith(s_nowhere.AbsoluteUri, StringComparison.Ordinal) && !uri.StartsWith("http://json-schema.org/", StringComparison.Ordinal))];
    }

    public static string Open(string uri) => new JsonObject { ["$id"] = uri }.ToJsonString();

    private static void Collect(JsonNode? node, Uri from, HashSet<string> known, HashSet<string> wanted)
    {
        if (node is JsonArray items)
        {
            foreach (JsonNode? item in items)
            {
                Collect(item, from, known, wanted);
            }
        }
        if (node is not JsonObject members)
        {
            return;
        }
        if (Text(members, "$id") is { } id && Uri.TryCreate(from, id, out Uri? own))
        {
            from = own;
            known.Add(Document(own));
        }
        if (Text(members, "$ref") is { } reference && reference[0] != '#' && Uri.TryCreate(from, reference, out Uri? target))
        {
            wanted.Add(Document(target));
        }
        foreach ((_, JsonNode? member) in members)
        {
            Collect(member, from, known, wanted);
        }
    }

    private static string? Text(JsonObject members, string name) =>
        members[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is { Length: > 0 } text ? text : null;

    private static string Document(Uri uri) => uri.GetLeftPart(UriPartial.Query);
}
