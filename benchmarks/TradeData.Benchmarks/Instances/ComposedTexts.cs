using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace TradeData.Benchmarks.Instances;

/// <summary>Instances of the composed schemas, each different; the same seed gives the same ones.</summary>
internal sealed class ComposedTexts(int seed)
{
    private const int Depth = 3;

    private readonly Random _random = new(seed);

    /// <summary>By remedy.schema.json.</summary>
    public static byte[][] Remedies(int count) => Texts(count, seed: 1, (texts, i) => new JsonObject { ["number"] = i + 1, ["offer"] = texts.Offer(Depth) });

    /// <summary>By consignment.schema.json.</summary>
    public static byte[][] Consignments(int count) => Texts(count, seed: 2, (texts, i) => texts.Consignment(i));

    /// <summary>By heading-tree.schema.json.</summary>
    public static byte[][] HeadingTrees(int count) => Texts(count, seed: 3, (texts, _) => texts.Heading(texts.Digits(2), Depth));

    /// <summary>By declaration.schema.json.</summary>
    public static byte[][] Declarations(int count) => Texts(count, seed: 4, (texts, _) => texts.Declaration());

    private static byte[][] Texts(int count, int seed, Func<ComposedTexts, int, JsonObject> make)
    {
        ComposedTexts texts = new(seed);
        return [.. Enumerable.Range(0, count).Select(i => Encoding.UTF8.GetBytes(make(texts, i).ToJsonString()))];
    }

    private JsonObject Offer(int depth) => _random.Next(depth == 0 ? 2 : 4) switch
    {
        0 => new() { ["kind"] = "cut", ["code"] = Digits(_random.Next(4, 11)), ["to"] = Rate() },
        1 => new() { ["kind"] = "quota", ["volume"] = _random.Next(1_000_000), ["within"] = Rate(), ["beyond"] = Rate() },
        _ => new() { ["kind"] = "package", ["parts"] = new JsonArray([.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Offer(depth - 1))]) },
    };

    private JsonObject Rate() => Chance(0.6)
        ? new() { ["by"] = "value", ["percent"] = _random.Next(1_000) / 10m }
        : new() { ["by"] = "quantity", ["amount"] = _random.Next(10_000) / 100m, ["currency"] = Letters(3) };

    private JsonObject Consignment(int number)
    {
        JsonObject text = new()
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"CN-{number:000000}"),
            ["issued"] = string.Create(CultureInfo.InvariantCulture, $"{_random.Next(2000, 2030)}-{_random.Next(1, 13):00}-{_random.Next(1, 29):00}"),
            ["from"] = Letters(5),
            ["to"] = Letters(5),
            ["weight"] = _random.Next(1, 100_000) / 10m,
        };
        if (Chance(0.5))
        {
            text["via"] = new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => (JsonNode)Letters(5))]);
        }
        if (Chance(0.5))
        {
            text["packages"] = _random.Next(1, 500);
        }
        if (Chance(0.3))
        {
            text["remarks"] = "handle with care: " + Letters(12);
        }
        return text;
    }

    private JsonObject Heading(string code, int depth)
    {
        JsonObject heading = new() { ["code"] = code, ["text"] = "Goods of " + Letters(_random.Next(4, 30)) };
        if (depth > 0 && Chance(0.8))
        {
            heading["children"] = new JsonArray([.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Heading(code + Digits(2), depth - 1))]);
        }
        return heading;
    }

    private JsonObject Declaration()
    {
        bool isTransit = Chance(0.4);
        JsonObject text = new() { ["procedure"] = isTransit ? "transit" : Chance(0.5) ? "import" : "export", ["office"] = Letters(2) + Digits(6) };
        if (isTransit)
        {
            text["guarantee"] = _random.Next(100_000);
        }
        else
        {
            text["origin"] = Letters(3);
        }
        for (int box = _random.Next(1, 9); box < 54; box += _random.Next(6, 20))
        {
            text[string.Create(CultureInfo.InvariantCulture, $"box{box}")] = Letters(_random.Next(1, 40));
        }
        text["x-" + Letters(6)] = Chance(0.5) ? JsonValue.Create(_random.Next(1_000)) : JsonValue.Create(Letters(8));
        return text;
    }

    private string Letters(int count) => string.Create(count, _random, (span, random) =>
    {
        for (int i = 0; i < span.Length; i++)
        {
            span[i] = (char)('A' + random.Next(26));
        }
    });

    private string Digits(int count) => string.Create(count, _random, (span, random) =>
    {
        for (int i = 0; i < span.Length; i++)
        {
            span[i] = (char)('0' + random.Next(10));
        }
    });

    private bool Chance(double probability) => _random.NextDouble() < probability;
}
