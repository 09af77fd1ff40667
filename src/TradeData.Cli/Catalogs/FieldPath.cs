using System.Text.Encodings.Web;
using System.Text.Json;

namespace TradeData.Cli.Catalogs;

/// <summary>A path from a row to its values: names separated by dots, as in <c>effective.from</c>. Through a list it continues in every
/// item.</summary>
internal sealed class FieldPath(string text)
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // A path through a list in the notation of x-table: footnotes[].refs[]
    private readonly string[] _names = text.Replace("[]", "", StringComparison.Ordinal).Split('.');

    public string Text { get; } = text;

    /// <summary>Returns the values at its end, or none if the row has none.</summary>
    public IReadOnlyList<JsonElement> ValuesOf(JsonElement row)
    {
        List<JsonElement> found = [];
        Follow(row, 0, found);
        return found;
    }

    /// <summary>Returns the values as one text, with a separator between the items of a list.</summary>
    public string CellOf(JsonElement row, string separator) => string.Join(separator, ValuesOf(row).Select(TextOf));

    public static string TextOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Null => "",
        JsonValueKind.Object or JsonValueKind.Array => JsonSerializer.Serialize(element, Compact),
        _ => element.GetRawText(),
    };

    /// <summary>Collects the paths of all values of a row.</summary>
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
