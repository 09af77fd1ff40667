using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using TradeData.Conformance.Tests.Composed;
using TradeData.TestSupport;
using Xunit.Abstractions;

namespace TradeData.Conformance.Tests.Robustness;

/// <summary>Mutated texts by schemas with recursion, unions and patterns: generated code and interpreter give the same verdict and the same report, nothing throws, steps are
/// bounded by the length, and what is read and written is the same again.</summary>
public sealed class TextFuzzTests(ITestOutputHelper output)
{
    private const int UsualCases = 6_000;
    private const long StepsWithoutMemo = 500;
    private const long FreeSteps = 5_000;
    private const long StepsPerByte = 64;

    private static readonly string[] s_words =
    [
        "\"n\"", "\"kind\"", "\"a\"", "\"b\"", "\"items\"", "\"left\":", "\"code\":\"0201.30\"", "\"2024-02-29\"", "aaaaaaaaaaaaaaaaab", "abcabc", "\"x1\":7", "null,", "\"text\"", "\"node\"", "1.50", "{\"n\":{\"n\":0}}",
    ];

    /// <summary>Schemas, each with texts to begin with.</summary>
    private static readonly (string Schema, string[] Texts)[] s_schemas =
    [
        .. HostileSchemas.Names.Select(name => (HostileSchemas.TextOf(name), new[] { Encoding.UTF8.GetString(HostileSchemas.Nested(name, 12, "0")), "{\"n\":{\"n\":\"x\"}}" })),
        (
            """
            {"title":"Tree","type":"object","properties":{"left":{"$ref":"#"},"right":{"$ref":"#"},"value":{"type":"integer","minimum":0},"items":{"type":"array","items":{"$ref":"#"},"uniqueItems":true}},
             "required":["value"],"additionalProperties":false}
            """, ["""{"value":1,"left":{"value":2},"right":{"value":3,"items":[{"value":4},{"value":5,"left":{"value":6}}]}}"""]),
        (
            """
            {"title":"Node","oneOf":[
              {"type":"object","properties":{"kind":{"const":"text"},"text":{"type":"string","minLength":1}},"required":["kind","text"]},
              {"type":"object","properties":{"kind":{"const":"node"},"items":{"type":"array","items":{"$ref":"#"}}},"required":["kind"]},
              {"type":"object","properties":{"kind":{"const":"pair"},"a":{"$ref":"#"},"b":{"$ref":"#"}},"required":["kind","a"]}]}
            """, ["""{"kind":"node","items":[{"kind":"text","text":"x"},{"kind":"pair","a":{"kind":"text","text":"y"},"b":{"kind":"node"}}]}"""]),
        (
            """
            {"title":"Texts","type":"object","properties":{"a":{"type":"string","pattern":"^(a+)+$"},"b":{"type":"string","pattern":"^(.+)\\1$"},"code":{"type":"string","pattern":"^[0-9]{4}(\\.[0-9]{2}){0,3}$"},
              "c":{"type":"string","pattern":"^(?=.*[0-9])(?!.*é)\\S{2,8}$"},"d":{"type":"string","pattern":"(a|b|ab)*c","maxLength":40}},"patternProperties":{"^x[0-9]$":{"type":"integer"}},"additionalProperties":{"type":"string"}}
            """, ["""{"a":"aaaa","b":"abab","code":"0201.30.00","c":"ab1","d":"ababc","x1":7,"other":"text"}"""]),
        (
            """{"title":"Values","type":"array","items":{"anyOf":[{"type":"string","enum":["x","y"]},{"type":"integer","maximum":100},{"type":"array","items":{"$ref":"#/items"}},{"type":"null"},{"type":"object","additionalProperties":{"$ref":"#"}}]}}""",
            ["""["x",7,[["y"],null],{"a":["x"],"b":[{}]}]"""]),
        (
            """
            {"title":"Row","type":"object","properties":{"day":{"type":"string","format":"date"},"at":{"type":"string","format":"date-time"},"id":{"type":"string","format":"uuid"},"rate":{"type":"number","multipleOf":0.01},
              "count":{"type":"integer"},"big":{"type":"number"},"flag":{"type":["boolean","null"],"default":false},"names":{"type":"object","additionalProperties":{"type":"string"}},"unit":{"enum":["KGM","TNE"]}},
             "required":["day"],"dependentRequired":{"rate":["unit"]}}
            """, ["""{"day":"2024-02-29","at":"2024-02-29T10:20:30.5Z","id":"3fa85f64-5717-4562-b3fc-2c963f66afa6","rate":2.50,"count":7,"big":1e20,"flag":null,"names":{"en":"x"},"unit":"KGM"}"""]),
        (
            """
            {"title":"Open","type":"object","properties":{"a":{"type":"integer"}},"allOf":[{"if":{"properties":{"a":{"const":1}},"required":["a"]},"then":{"required":["b"],"properties":{"b":{"type":"string"}}},"else":{"not":{"required":["b"]}}}],
             "anyOf":[{"properties":{"c":true}},{"properties":{"d":{"$ref":"#"}},"required":["d"]}],"unevaluatedProperties":false}
            """, ["""{"a":1,"b":"x","c":2}""", """{"d":{"a":2,"d":{"a":1,"b":""}}}"""]),
        ("""{"const":{"a":[1,{"b":1.0}],"c":"x"},"title":"Constant"}""", ["""{"a":[1,{"b":1.0}],"c":"x"}""", """{"c":"x","a":[1.0,{"b":1}]}"""]),
    ];

    private static readonly Lazy<BackendPair> s_pair = new(() => new BackendPair([.. s_schemas.Select((one, i) => new ComposedCase(i, [("a.schema.json", JsonNode.Parse(one.Schema)!)], AssertsFormats: i % 2 == 0, []))]));

    [Fact]
    public void Mutated_texts_get_one_verdict_and_no_exception()
    {
        byte[][][] corpus = [.. s_schemas.Select(one => one.Texts.Select(Encoding.UTF8.GetBytes).ToArray())];
        for (int i = 0; i < s_schemas.Length; i++)
        {
            Assert.Empty(s_pair.Value.Refusals(i));
            Assert.Null(s_pair.Value.FaultOf(i));
        }
        int valid = 0;
        FuzzRun run = FuzzRun.Of(UsualCases, seed =>
        {
            Random rnd = new(seed);
            int schema = rnd.Next(s_schemas.Length);
            byte[] text = corpus[schema][rnd.Next(corpus[schema].Length)];
            byte[][] others = corpus[rnd.Next(corpus.Length)];
            text = TextMutations.Of(rnd, text, others[rnd.Next(others.Length)], s_words);
            (long verdict, long report) = s_pair.Value.Steps(schema, text);
            foreach (Disagreement found in s_pair.Value.Disagreements(schema, [text], () => valid++))
            {
                // With a memo, a report has the errors of a value once; where it begins, each backend says by its own count of steps.
                Assert.True(found.What == BackendPair.ReportsDiffer && report > StepsWithoutMemo, found.ToString());
            }
            Assert.True(Math.Max(verdict, report) <= FreeSteps + (StepsPerByte * text.Length), $"{verdict} and {report} steps for schema {schema} and {Encoding.UTF8.GetString(text)}");
        }, output.WriteLine);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{s_schemas.Length} schemas, {valid} texts are valid"));
        Assert.True(s_schemas.Length >= 20 && (valid * 50 >= run.Cases || run.Cases < 1000), "Too few texts are valid to prove anything.");
    }
}
