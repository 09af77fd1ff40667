using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TradeData.Benchmarks.Instances;

/// <summary>Lines of customs-line.schema.json, all different, because the processor would learn the branches of a single instance. The
/// same seed gives the same lines.</summary>
internal sealed class CustomsLines(int seed)
{
    private static readonly JsonSerializerOptions AsciiOnly = new();
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    private static readonly string[] Goods =
    [
        "bovine", "swine", "poultry", "carcases", "boneless", "chilled", "frozen", "smoked", "trimmed", "offal", "wheat", "barley", "maize", "milled",
        "rice", "parboiled", "starch", "gluten", "oranges", "grapes", "almonds", "walnuts", "roasted", "whey", "cheese", "curd", "butter", "wine",
        "sparkling", "vinegar", "bodies", "chassis", "gearboxes", "radiators", "bumpers", "seat", "belts", "turbines", "boilers", "lathes", "presses",
        "parts", "thereof", "fresh", "of", "or", "in", "with", "not", "exceeding", "containers", "holding", "weight", "other", "cotton", "silk", "knitted",
    ];

    private static readonly string[] Special =
        ["crème fraîche", "Gewürztraminer", "jamón ibérico", "(excl. heading 0203)", "≥ 12 % vol", "labelled \"100 % whole\"", "5 °C", "açaí"];

    private static readonly string[] Countries =
    [
        "JPN", "USA", "AUS", "NZL", "CAN", "MEX", "CHL", "PER", "VNM", "SGP", "MYS", "BRN", "GBR", "FRA", "DEU", "ITA", "ESP", "NLD", "POL", "SWE",
        "BRA", "ARG", "CHN", "KOR", "IND", "IDN", "THA", "TUR", "ZAF", "EGY", "MAR", "KEN", "UKR", "NOR", "CHE", "ISR", "SAU", "ARE", "PHL", "PAK",
    ];

    private static readonly string[] Currencies = ["JPY", "USD", "EUR", "GBP", "CHF"];
    private static readonly string[] Units = ["KGM", "NAR", "LTR", "MTQ", "MTK", "TNE", "KWH", "NPR"];
    private static readonly string[] Types = ["MFN", "PREF", "BOUND", "APPLIED", "GSP"];
    private static readonly string[] Statuses = ["active", "suspended", "expired", "draft"];
    private static readonly string[] Kinds = ["adValorem", "specific", "compound"];
    private static readonly string[] RateUnits = ["PCT", "EUR", "USD", "KGM", "NAR", "LTR"];

    private readonly Random _random = new(seed);

    /// <summary>Returns valid lines as JSON without white space, members in the schema's order. Three in ten have escapes instead of
    /// letters beyond ASCII.</summary>
    public static byte[][] Valid(int count)
    {
        CustomsLines lines = new(seed: 20190925);
        return [.. Enumerable.Range(0, count).Select(i => Text(lines.Line(i), lines.Chance(0.3) ? AsciiOnly : AsWritten))];
    }

    /// <summary>The same lines; one in ten breaks one or two rules.</summary>
    public static byte[][] Mixed(int count)
    {
        CustomsLines lines = new(seed: 20190925);
        CustomsLines faults = new(seed: 7);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            JsonObject line = lines.Line(i);
            JsonSerializerOptions options = lines.Chance(0.3) ? AsciiOnly : AsWritten;
            return Text(i % 10 == 7 ? faults.Break(line) : line, options);
        })];
    }

    /// <summary>Returns the same lines with their members in random order.</summary>
    public static byte[][] Shuffled(int count)
    {
        Random random = new(11);
        return [.. Valid(count).Select(line => Text(Shuffle(JsonNode.Parse(line)!.AsObject(), random), AsWritten))];
    }

    /// <summary>The same lines with line breaks and indents.</summary>
    public static byte[][] WithIndents(int count) => [.. Valid(count).Select(line => Text(JsonNode.Parse(line)!.AsObject(), Indented))];

    /// <summary>One text of many lines, by customs-line-list.schema.json.</summary>
    public static byte[] List(IReadOnlyList<byte[]> lines)
    {
        using MemoryStream stream = new();
        for (int i = 0; i < lines.Count; i++)
        {
            stream.Write(i == 0 ? "{\"lines\":[\n"u8 : ",\n"u8);
            stream.Write(lines[i]);
        }
        stream.Write("\n]}\n"u8);
        return stream.ToArray();
    }

    private static byte[] Text(JsonObject line, JsonSerializerOptions options) => Encoding.UTF8.GetBytes(line.ToJsonString(options));

    private static JsonObject Shuffle(JsonObject line, Random random)
    {
        KeyValuePair<string, JsonNode?>[] members = [.. line];
        random.Shuffle(members);
        JsonObject shuffled = [];
        foreach ((string name, JsonNode? value) in members)
        {
            shuffled.Add(name, value is JsonArray rates ? new JsonArray([.. rates.Select(rate => Shuffle(rate!.AsObject(), random))]) : value?.DeepClone());
        }
        return shuffled;
    }

    private JsonObject Line(int number)
    {
        JsonObject line = new()
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"TL-{number:00000000}"),
            ["reporter"] = One(Countries),
            ["partner"] = One(Countries),
            ["hsCode"] = Code(),
            ["hsRevision"] = string.Create(CultureInfo.InvariantCulture, $"H{_random.Next(7)}"),
            ["indent"] = _random.Next(13),
            ["description"] = string.Join(' ', Enumerable.Range(0, _random.Next(3, 19)).Select(_ => One(Goods))) + (Chance(0.08) ? " " + One(Special) : ""),
        };
        if (Chance(0.9))
        {
            line["unit"] = One(Units);
        }
        line["tariffType"] = One(Types);
        line["status"] = One(Statuses);
        line["validFrom"] = Date();
        if (Chance(0.8))
        {
            line["validTo"] = Chance(0.4) ? null : Date();
        }
        if (Chance(0.5))
        {
            line["quotaVolume"] = Number(1_000_000);
        }
        if (Chance(0.8))
        {
            line["legalBasis"] = string.Create(CultureInfo.InvariantCulture, $"Act No. {_random.Next(1, 400)} of {_random.Next(1995, 2031)}");
        }
        line["isDutyFree"] = Chance(0.3);
        line["rates"] = new JsonArray([.. Enumerable.Range(0, 3).Select(_ => Rate())]);
        return line;
    }

    private JsonObject Rate()
    {
        JsonObject rate = new() { ["kind"] = One(Kinds), ["value"] = Number(300), ["unit"] = One(RateUnits) };
        if (Chance(0.5))
        {
            rate["currency"] = One(Currencies);
        }
        if (Chance(0.5))
        {
            rate["validFrom"] = Date();
        }
        return rate;
    }

    private string Code()
    {
        StringBuilder code = new();
        code.Append(CultureInfo.InvariantCulture, $"{_random.Next(1, 98):00}{_random.Next(1, 100):00}");
        for (int pairs = _random.Next(1, 4); pairs > 0; pairs--)
        {
            code.Append(CultureInfo.InvariantCulture, $".{_random.Next(100):00}");
        }
        return code.ToString();
    }

    private JsonObject Break(JsonObject line)
    {
        for (int faults = Chance(0.67) ? 1 : 2; faults > 0; faults--)
        {
            JsonArray rates = line["rates"]!.AsArray();
            Action fault = _random.Next(12) switch
            {
                0 => () => line["id"] = "TL-77",
                1 => () => line["reporter"] = "jpn",
                2 => () => line["hsCode"] = "0203.2",
                3 => () => line["hsRevision"] = "H8",
                4 => () => line["indent"] = 13,
                5 => () => line["description"] = "",
                6 => () => line["validFrom"] = "2019-02-29",
                7 => () => line.Remove("partner"),
                8 => () => line["remark"] = 1,
                9 => () => rates[1]!["value"] = 3000.5,
                10 => () => rates[0]!["unit"] = "XXX",
                _ => () => rates[2]!.AsObject().Remove("kind"),
            };
            fault();
        }
        return line;
    }

    private string Date() => string.Create(CultureInfo.InvariantCulture, $"{_random.Next(1995, 2031):0000}-{_random.Next(1, 13):00}-{_random.Next(1, 29):00}");

    private decimal Number(int limit)
    {
        double kind = _random.NextDouble();
        if (kind < 0.35)
        {
            return _random.Next(limit + 1);
        }
        decimal value = (decimal)(_random.NextDouble() * limit);
        value = decimal.Round(value, kind < 0.8 ? 1 : _random.Next(2, 5));
        // Without trailing zeros of a fraction: 1.50 is written as 1.5.
        return value / 1.0000000000000000000000000000m;
    }

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private string One(string[] choices) => choices[_random.Next(choices.Length)];
}
