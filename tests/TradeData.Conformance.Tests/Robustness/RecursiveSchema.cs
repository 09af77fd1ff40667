using System.Text.Json.Nodes;
using TradeData.Conformance.Tests.Composed;

namespace TradeData.Conformance.Tests.Robustness;

/// <summary>Random schemas whose definitions lead to one another in many ways, and texts that go deep into them.</summary>
internal static class RecursiveSchema
{
    private static readonly string[] s_names = ["n", "m", "no"];

    public static string Make(Dice dice)
    {
        int definitions = dice.Between(1, 4);
        JsonObject schema = Level(dice, definitions, inPlace: 2);
        JsonObject defs = [];
        for (int i = 0; i < definitions; i++)
        {
            defs[$"d{i}"] = Level(dice, definitions, inPlace: 2);
        }
        schema["$defs"] = defs;
        if (dice.Percent(20))
        {
            schema["$dynamicAnchor"] = "node";
        }
        return schema.ToJsonString();
    }

    /// <summary>A text of members and items within one another.</summary>
    public static string Text(Dice dice, int depth)
    {
        if (depth == 0 || dice.Percent(3))
        {
            return dice.Pick<string>(["0", "1", "\"a\"", "null", "[]", "{}", "true", "1.5"]);
        }
        string inner = Text(dice, depth - 1);
        return dice.Between(0, 9) switch
        {
            < 5 => "{\"n\":" + inner + "}",
            5 => $$"""{"m":{{inner}},"n":0}""",
            6 => "{\"n\":1,\"no\":" + inner + "}",
            7 => "{\"n\":" + inner + ",\"m\":{\"n\":0}}",
            8 => $"[{inner}]",
            _ => $"[0,{inner}]",
        };
    }

    /// <summary>A schema of a value, whose members and items are judged by definitions.</summary>
    private static JsonObject Level(Dice dice, int definitions, int inPlace)
    {
        JsonObject schema = [];
        for (int keywords = dice.Between(1, 3); keywords > 0; keywords--)
        {
            Add(schema, dice, definitions, inPlace);
        }
        return schema;
    }

    private static void Add(JsonObject schema, Dice dice, int definitions, int inPlace)
    {
        // A reference within a member consumes input, so it may lead anywhere.
        JsonNode Reference() => dice.Percent(85) ? new JsonObject { ["$ref"] = dice.Percent(30) ? "#" : $"#/$defs/d{dice.Between(0, definitions - 1)}" } : dice.Pick<Func<JsonNode>>([() => true, () => false, () => new JsonObject { ["type"] = "number" }])();
        JsonNode Within() => inPlace > 0 ? Level(dice, definitions, inPlace - 1) : Reference() is JsonObject ? new JsonObject { ["properties"] = new JsonObject { ["n"] = Reference() } } : true;
        JsonArray Several() => new(Enumerable.Range(0, dice.Between(1, 3)).Select(_ => (JsonNode?)Within()).ToArray());
        switch (dice.Between(0, 15))
        {
            case 0 or 1 or 2:
                schema["properties"] = new JsonObject { [dice.Pick(s_names)] = Reference(), ["n"] = Reference() };
                break;
            case 3:
                schema["patternProperties"] = new JsonObject { ["^n"] = Reference() };
                break;
            case 4:
                schema["additionalProperties"] = Reference();
                break;
            case 5:
                schema["items"] = Reference();
                break;
            case 6:
                schema["contains"] = Reference();
                schema["minContains"] = dice.Between(0, 1);
                break;
            case 7 or 8:
                schema["allOf"] = Several();
                break;
            case 9 or 10:
                schema["anyOf"] = Several();
                break;
            case 11:
                schema["oneOf"] = Several();
                break;
            case 12:
                schema["not"] = Within();
                break;
            case 13:
                schema["if"] = Within();
                schema["then"] = Within();
                schema["else"] = Within();
                break;
            case 14:
                schema["dependentSchemas"] = new JsonObject { [dice.Pick(s_names)] = Within() };
                break;
            default:
                schema[dice.Percent(50) ? "unevaluatedProperties" : "unevaluatedItems"] = Reference();
                break;
        }
    }
}
