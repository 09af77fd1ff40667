using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TradeData.Conformance.Tests.Composed;

/// <summary>Changes values so that they are probably no longer valid, and writes them in a random notation of JSON.</summary>
internal static class Mutations
{
    public static JsonNode? Of(JsonNode? value, Dice dice)
    {
        object[][] places = [.. Places.All(value)];
        object[] place = dice.Pick(places);
        return dice.Between(0, 5) switch
        {
            0 when place.Length > 0 => Places.With(value, place, null),
            1 => Places.With(value, place, _ => Pools.Value(dice, 2)),
            2 => Places.With(value, place, one => one is JsonObject or JsonArray ? Grown(one, dice) : Near(one, dice)),
            _ => Places.With(value, place, one => Near(one, dice)),
        };
    }

    private static JsonNode Grown(JsonNode value, Dice dice)
    {
        if (value is JsonArray array)
        {
            array.Insert(dice.Between(0, array.Count), array.Count > 0 && dice.Percent(50) ? dice.Pick([.. array])?.DeepClone() : Pools.Value(dice, 1));
        }
        else
        {
            value[dice.Pick(dice.Names)] = Pools.Value(dice, 1);
        }
        return value;
    }

    private static JsonNode? Near(JsonNode? value, Dice dice) => value switch
    {
        JsonValue text when text.GetValueKind() == JsonValueKind.String => dice.Between(0, 3) switch
        {
            0 => text.GetValue<string>() + dice.Pick(["a", "é", "1", " "]),
            1 => text.GetValue<string>() is { Length: > 1 } whole && !char.IsSurrogate(whole[^2]) && !char.IsSurrogate(whole[^1]) ? whole[..^1] : "",
            2 => text.GetValue<string>().ToUpperInvariant(),
            _ => dice.Pick(Pools.Texts),
        },
        JsonValue number when number.GetValueKind() == JsonValueKind.Number => Pools.Number(dice.Pick(Pools.Numbers)),
        JsonObject members when members.Count > 0 && dice.Percent(60) => Renamed(members, dice),
        _ => Pools.Value(dice, 2),
    };

    private static JsonObject Renamed(JsonObject members, Dice dice)
    {
        string name = dice.Pick([.. members.Select(member => member.Key)]);
        JsonNode? value = members[name]?.DeepClone();
        members.Remove(name);
        members[dice.Pick(dice.Names)] = value;
        return members;
    }

    /// <summary>Returns a value as text: with white space, escapes, repeated members, and rarely with a byte missing, added or
    /// changed.</summary>
    public static byte[] Written(JsonNode? value, Dice dice)
    {
        StringBuilder text = new();
        bool isPlain = dice.Percent(60);
        Write(value, text, dice, isPlain);
        byte[] utf8 = Encoding.UTF8.GetBytes(text.ToString());
        if (dice.Percent(97) || utf8.Length == 0)
        {
            return utf8;
        }
        int at = dice.Between(0, utf8.Length - 1);
        switch (dice.Between(0, 2))
        {
            case 0:
                return utf8[..at];
            case 1:
                utf8[at] = (byte)dice.Between(0, 255);
                return utf8;
            default:
                return [.. utf8, (byte)dice.Pick<char>(['}', ' ', '1', ',', '\0'])];
        }
    }

    private static void Write(JsonNode? node, StringBuilder text, Dice dice, bool isPlain)
    {
        Space(text, dice, isPlain);
        switch (node)
        {
            case JsonObject value:
                text.Append('{');
                WriteMembers(value, text, dice, isPlain);
                text.Append('}');
                break;
            case JsonArray array:
                text.Append('[');
                for (int i = 0; i < array.Count; i++)
                {
                    text.Append(i > 0 ? "," : "");
                    Write(array[i], text, dice, isPlain);
                }
                Space(text, dice, isPlain);
                text.Append(']');
                break;
            case JsonValue one when one.GetValueKind() == JsonValueKind.String:
                WriteText(one.GetValue<string>(), text, dice, isPlain);
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
        Space(text, dice, isPlain);
    }

    private static void WriteMembers(JsonObject value, StringBuilder text, Dice dice, bool isPlain)
    {
        bool isFirst = true;
        foreach (KeyValuePair<string, JsonNode?> member in value)
        {
            for (int i = !isPlain && dice.Percent(2) ? 2 : 1; i > 0; i--)
            {
                text.Append(isFirst ? "" : ",");
                isFirst = false;
                Space(text, dice, isPlain);
                WriteText(member.Key, text, dice, isPlain);
                Space(text, dice, isPlain);
                text.Append(':');
                Write(member.Value, text, dice, isPlain);
            }
        }
    }

    private static void WriteText(string value, StringBuilder text, Dice dice, bool isPlain)
    {
        text.Append('"');
        foreach (char one in value)
        {
            if (one is '"' or '\\' or < ' ' || (!isPlain && dice.Percent(10)))
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)one:x4}");
            }
            else
            {
                text.Append(one);
            }
        }
        text.Append('"');
    }

    private static void Space(StringBuilder text, Dice dice, bool isPlain)
    {
        if (!isPlain && dice.Percent(15))
        {
            text.Append(dice.Pick([" ", "\n", "\t", "\r\n  "]));
        }
    }
}
