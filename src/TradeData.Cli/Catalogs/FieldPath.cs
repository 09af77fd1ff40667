using System.Text.Encodings.Web;
using System.Text.Json;

namespace TradeData.Cli.Catalogs;

/// <summary>A way from a row to values of it: names with dots between, as in <c>effective.from</c>; through a list it goes on in every item.</summary>
internal sealed class FieldPath(string text)
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // As x-table writes a path through a list: footnotes[].refs[]
    private readonly string[] _names = text.Replace("[]", "", StringComparison.Ordinal).Split('.');

    public string Text { get; } = text;

    /// <summary>The values at the end of it, or none if the row has none.</summary>
    public IReadOnlyList<JsonElement> ValuesOf(JsonElement row)
    {
        List<JsonElement> found = [];
        Follow(row, 0, found);
        return found;
    }

    /// <summary>The values as one text; those of a list with a separator between.</summary>
    public string CellOf(JsonElement row, string separator) => string.Join(separator, ValuesOf(row).Select(TextOf));

    public static string TextOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Null => "",
        JsonValueKind.Object or JsonValueKind.Array => JsonSerializer.Serialize(element, Compact),
        _ => element.GetRawText(),
    };

    /// <summary>The paths of everything that a row has.</summary>
    public static void CollectFrom(JsonElement element, string path, HashSet<string> found)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                CollectFrom(item, path, found);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in element.EnumerateObject())
            {
                string below = path.Length == 0 ? property.Name : path + "." + property.Name;
                found.Add(below);
                CollectFrom(property.Value, below, found);
            }
        }
    }

    private void Follow(JsonElement element, int depth, List<JsonElement> found)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                Follow(item, depth, found);
            }
        }
        else if (depth == _names.Length)
        {
            found.Add(element);
        }
        else if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(_names[depth], out JsonElement value))
        {
            Follow(value, depth + 1, found);
        }
    }
}
