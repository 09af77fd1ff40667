using System.Text;

namespace TradeData.Generators.Json;

/// <summary>Writes nodes and strings as canonical JSON text, without white space and with numbers as written.</summary>
internal static class JsonText
{
    private const int LongestExcerpt = 40;

    public static string Of(JsonNode node)
    {
        StringBuilder text = new();
        Append(text, node, isKey: false);
        return text.ToString();
    }

    /// <summary>Returns the text, and the start and end of each value in its UTF-8.</summary>
    public static string Of(JsonNode node, out IReadOnlyDictionary<JsonNode, (int Start, int Length)> places)
    {
        StringBuilder text = new();
        Dictionary<JsonNode, (int Start, int End)> found = [];
        Append(text, node, isKey: false, found);
        string whole = text.ToString();
        int[] bytes = new int[whole.Length + 1];
        for (int i = 0; i < whole.Length; i++)
        {
            // Surrogates are written as escapes, so every character is independent.
            bytes[i + 1] = bytes[i] + (whole[i] < '\x80' ? 1 : whole[i] < '\u0800' ? 2 : 3);
        }
        places = found.ToDictionary(place => place.Key, place => (bytes[place.Value.Start], bytes[place.Value.End] - bytes[place.Value.Start]));
        return whole;
    }

    /// <summary>Returns the text shared by all equal JSON values: <c>1</c> and <c>1.0</c>, objects with the same members in any
    /// order.</summary>
    public static string KeyOf(JsonNode node)
    {
        StringBuilder text = new();
        Append(text, node, isKey: true);
        return text.ToString();
    }

    /// <summary>Returns the value for a message: a scalar as written and truncated, or the name of its kind for an object or
    /// array.</summary>
    public static string Excerpt(JsonNode node)
    {
        if (node is JsonObject or JsonArray)
        {
            return node.Kind;
        }
        string text = Of(node);
        return text.Length <= LongestExcerpt ? text : text.Substring(0, LongestExcerpt) + "…";
    }

    public static string Quote(string value)
    {
        StringBuilder text = new(value.Length + 2);
        AppendString(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode node, bool isKey, Dictionary<JsonNode, (int Start, int End)>? places = null)
    {
        int start = text.Length;
        switch (node)
        {
            case JsonObject value:
                text.Append('{');
                IReadOnlyList<JsonMember> members = isKey ? [.. value.Members.OrderBy(member => member.Name, StringComparer.Ordinal)] : value.Members;
                for (int i = 0; i < members.Count; i++)
                {
                    AppendString(i == 0 ? text : text.Append(','), members[i].Name);
                    Append(text.Append(':'), members[i].Value, isKey, places);
                }
                text.Append('}');
                break;
            case JsonArray value:
                text.Append('[');
                for (int i = 0; i < value.Items.Count; i++)
                {
                    Append(i == 0 ? text : text.Append(','), value.Items[i], isKey, places);
                }
                text.Append(']');
                break;
            case JsonString value:
                AppendString(text, value.Value);
                break;
            case JsonNumber value:
                text.Append(isKey ? ExactNumber.Of(value.Raw).Canonical : value.Raw);
                break;
            case JsonBoolean value:
                text.Append(value.Value ? "true" : "false");
                break;
            default:
                text.Append("null");
                break;
        }
        if (places is not null)
        {
            places[node] = (start, text.Length);
        }
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            if (c is '"' or '\\')
            {
                text.Append('\\').Append(c);
            }
            else if (c < ' ' || char.IsSurrogate(c))
            {
                text.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(c);
            }
        }
        text.Append('"');
    }
}
