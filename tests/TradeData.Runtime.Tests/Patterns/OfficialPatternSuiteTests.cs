using System.Text;
using System.Text.Json;
using TradeData.Runtime.Internal.Patterns;
using TradeData.TestSupport;

namespace TradeData.Runtime.Tests.Patterns;

/// <summary>The files of the official JSON Schema test suite that are about patterns, with as much of a validator as they need.</summary>
public sealed class OfficialPatternSuiteTests
{
    [SkippableTheory]
    [InlineData("pattern.json", 2, 9)]
    [InlineData("patternProperties.json", 5, 23)]
    [InlineData("optional/ecmascript-regex.json", 20, 70)]
    [InlineData("optional/non-bmp-regex.json", 2, 12)]
    [InlineData("optional/format/regex.json", 1, 8)]
    [InlineData("optional/format/ecmascript-regex.json", 1, 1)]
    public void Every_verdict_of_the_suite_is_ours(string file, int leastGroups, int leastTests)
    {
        foreach (string draft in (string[])["draft2020-12", "draft2019-09", "draft7"])
        {
            string path = RealData.Require($"json-schema-test-suite/tests/{draft}/{file}");
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            int tests = 0;
            foreach (JsonElement group in document.RootElement.EnumerateArray())
            {
                foreach (JsonElement test in group.GetProperty("tests").EnumerateArray())
                {
                    bool verdict = IsValid(group.GetProperty("schema"), test.GetProperty("data"));
                    Assert.True(
                        verdict == test.GetProperty("valid").GetBoolean(),
                        $"{draft}: {group.GetProperty("description")}: {test.GetProperty("description")}");
                    tests++;
                }
            }
            Assert.True(document.RootElement.GetArrayLength() >= leastGroups && tests >= leastTests, $"{draft}/{file}: {tests} tests");
        }
    }

    private static bool IsValid(JsonElement schema, JsonElement data)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return schema.GetBoolean();
        }
        return schema.EnumerateObject().All(keyword => keyword.Name switch
        {
            "$schema" => true,
            "type" => IsOfType(keyword.Value.GetString()!, data),
            "maximum" => data.ValueKind != JsonValueKind.Number || data.GetDouble() <= keyword.Value.GetDouble(),
            "format" => data.ValueKind != JsonValueKind.String || IsOfFormat(keyword.Value.GetString()!, data.GetString()!),
            "pattern" => data.ValueKind != JsonValueKind.String || IsMatch(keyword.Value.GetString()!, data.GetString()!),
            "patternProperties" => data.ValueKind != JsonValueKind.Object || keyword.Value.EnumerateObject().All(pattern =>
                data.EnumerateObject().All(member => !IsMatch(pattern.Name, member.Name) || IsValid(pattern.Value, member.Value))),
            "additionalProperties" => data.ValueKind != JsonValueKind.Object || data.EnumerateObject().All(member =>
                schema.GetProperty("patternProperties").EnumerateObject().Any(pattern => IsMatch(pattern.Name, member.Name))
                || IsValid(keyword.Value, member.Value)),
            _ => throw new InvalidOperationException($"The suite uses '{keyword.Name}', which this test does not know."),
        });
    }

    private static bool IsOfType(string type, JsonElement data) => type switch
    {
        "string" => data.ValueKind == JsonValueKind.String,
        "object" => data.ValueKind == JsonValueKind.Object,
        "number" => data.ValueKind == JsonValueKind.Number,
        "null" => data.ValueKind == JsonValueKind.Null,
        "boolean" => data.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => data.ValueKind == JsonValueKind.Number && data.TryGetInt64(out _),
        _ => throw new InvalidOperationException($"The suite uses the type '{type}', which this test does not know."),
    };

    private static bool IsOfFormat(string format, string text) => format == "regex"
        ? Pattern.TryParse(text, out _)
        : throw new InvalidOperationException($"The suite uses the format '{format}', which this test does not know.");

    private static bool IsMatch(string pattern, string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        bool[] verdicts = [.. PatternEngines.For(pattern).Select(compiled => compiled.IsMatch(utf8)).Distinct()];
        return Assert.Single(verdicts);
    }
}
