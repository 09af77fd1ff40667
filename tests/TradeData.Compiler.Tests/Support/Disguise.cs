using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TradeData.Compiler.Tests.Support;

/// <summary>Writes a value in a random equivalent notation of JSON: order of members, white space, escapes, forms of numbers.</summary>
internal sealed class Disguise(ulong seed)
{
    private readonly Random _random = new(unchecked((int)(seed ^ (seed >> 32))));
    private readonly StringBuilder _text = new();

    public string Of(JsonNode value)
    {
        Append(value);
        return _text.ToString();
    }

    private void Append(JsonNode? value)
    {
        switch (value)
        {
            case JsonObject members:
                AppendAll('{', '}', [.. members.Shuffled(_random).Select(member => (Action)(() =>
                {
                    AppendText(member.Key);
                    Space();
                    _text.Append(':');
                    Space();
                    Append(member.Value);
                }))]);
                break;
            case JsonArray items:
                AppendAll('[', ']', [.. items.Select(item => (Action)(() => Append(item)))]);
                break;
            case JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String:
                AppendText(scalar.GetValue<string>());
                break;
            case JsonValue scalar when scalar.GetValueKind() == JsonValueKind.Number:
                AppendNumber(scalar.ToJsonString());
                break;
            default:
                _text.Append(value?.ToJsonString() ?? "null");
                break;
        }
    }

    private void AppendAll(char open, char close, Action[] parts)
    {
        _text.Append(open);
        for (int i = 0; i < parts.Length; i++)
        {
            _text.Append(i > 0 ? "," : "");
            Space();
            parts[i]();
            Space();
        }
        _text.Append(close);
    }

    private void AppendText(string text)
    {
        _text.Append('"');
        foreach (char c in text)
        {
            if (c is '"' or '\\' or < ' ' || _random.Next(20) == 0)
            {
                _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else if (c == '/' && _random.Next(2) == 0)
            {
                _text.Append("\\/");
            }
            else
            {
                _text.Append(c);
            }
        }
        _text.Append('"');
    }

    private void AppendNumber(string number) => _text.Append(_random.Next(4) switch
    {
        0 => number + (number.Contains('.', StringComparison.Ordinal) ? "00" : ".0"),
        1 => number + "e0",
        2 when !number.Contains('.', StringComparison.Ordinal) && number != "0" => number + "0E-1",
        _ => number,
    });

    private void Space() => _text.Append(_random.Next(6) switch { 0 => " ", 1 => "\n  ", 2 => "\t", _ => "" });
}

internal static class Shuffling
{
    public static IEnumerable<T> Shuffled<T>(this IEnumerable<T> items, Random random)
    {
        T[] all = [.. items];
        // Usually unchanged, because that takes another path.
        if (random.Next(2) == 0)
        {
            random.Shuffle(all);
        }
        return all;
    }
}
