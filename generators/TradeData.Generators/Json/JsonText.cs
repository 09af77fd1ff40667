using System.Text;

namespace TradeData.Generators.Json;

/// <summary>Writes nodes and strings back as JSON text: canonical, without white space, numbers as they were written.</summary>
internal static class JsonText
{
    private const int LongestExcerpt = 40;

    public static string Of(JsonNode node)
    {
        StringBuilder text = new();
        Append(text, node, isKey: false);
        return text.ToString();
    }

    /// <summary>The text that all values have which are equal as JSON values: <c>1</c> and <c>1.0</c>, objects with the same members in any order.</summary>
    public static string KeyOf(JsonNode node)
    {
        StringBuilder text = new();
        Append(text, node, isKey: true);
        return text.ToString();
    }

    /// <summary>The value for a message: a scalar as it stands, cut short; of an object or array only that it is one.</summary>
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

    private static void Append(StringBuilder text, JsonNode node, bool isKey)
    {
        switch (node)
        {
            case JsonObject value:
                text.Append('{');
                IReadOnlyList<JsonMember> members = isKey ? [.. value.Members.OrderBy(member => member.Name, StringComparer.Ordinal)] : value.Members;
                for (int i = 0; i < members.Count; i++)
                {
                    AppendString(i == 0 ? text : text.Append(','), members[i].Name);
                    Append(text.Append(':'), members[i].Value, isKey);
                }
                text.Append('}');
                break;
            case JsonArray value:
                text.Append('[');
                for (int i = 0; i < value.Items.Count; i++)
                {
                    Append(i == 0 ? text : text.Append(','), value.Items[i], isKey);
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
