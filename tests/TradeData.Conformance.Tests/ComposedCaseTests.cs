using System.Text;
using System.Text.Json.Nodes;
using TradeData.Conformance.Tests.Composed;

namespace TradeData.Conformance.Tests;

/// <summary>What random schemas have found, made small: each was wrong once.</summary>
public class ComposedCaseTests
{
    private static readonly Dictionary<string, ComposedCase> Cases = new(StringComparer.Ordinal)
    {
        ["a branch of allOf gives the value and allows null besides"] = Of(
            """{"type":"object","properties":{"x1":{"type":"integer","allOf":[{"type":["integer","null"]}]}}}""", """{"x1":1}""", """{"x1":null}"""),
        ["the root allows null beside its object"] = Of("""{"type":["object","null"],"properties":{"a":true}}""", "null", """{"a":1}"""),
        ["a branch that a constant tells apart is a constant itself"] = Of(
            """
            {"type":"object","properties":{"kind":{"oneOf":[
              {"const":7.25,"type":"object","properties":{"kind":{"const":"specific"}},"required":["kind"]},
              {"type":"object","properties":{"kind":{"const":"1"}},"required":["kind"]}]}}}
            """, """{"kind":{"kind":"specific"}}""", """{"kind":{"kind":"1"}}"""),
        ["a name that the schema does not know occurs twice"] = Of("""{"type":"object","properties":{"b":true}}""", """{"aaa":1,"a\u0061a":2}"""),
        ["a value or null, where the other branch gives no value"] = Of(
            """{"type":"object","properties":{"a":{"type":["string","null"],"anyOf":[{"minLength":1},{"type":"null"}]}}}""", """{"a":null}""", """{"a":"x"}""", """{"a":""}"""),
        ["a list of itself"] = Of(
            """{"properties":{"a":{"$ref":"#/$defs/a0"}},"type":"object","$defs":{"a0":{"type":"array","items":{"$ref":"#/$defs/a0"}}}}""", """{"a":[[],[[]]]}""", """{"a":[1]}"""),
        ["a list of maps of itself"] = Of(
            """
            {"properties":{"a":{"$ref":"#/$defs/a1"},"b":{"$ref":"#/$defs/a0"}},"type":"object","$defs":{
              "a0":{"type":"array","items":{"$ref":"#/$defs/a1"}},
              "a1":{"type":"object","additionalProperties":{"$ref":"#/$defs/a0"}}}}
            """, """{"a":{"x":[{}]},"b":[{"y":[]}]}""", """{"a":{"x":[1]}}""", """{"b":[{"y":1}]}"""),
        ["a union whose case is a union with a case of the same name"] = Of(Nested("free"), """{"kind":"free","of":"free"}""", """{"kind":"free","of":"paid"}""", """{"kind":"paid"}""", """{"kind":"free"}"""),
        ["a union that is defined before the union of which it is a case"] = Of(
            """
            {"$defs":{"a":{"type":"object","properties":{"kind":{"const":"a"}},"required":["kind"],"oneOf":[
                {"type":"object","properties":{"of":{"const":"free"}},"required":["of"]},
                {"type":"object","properties":{"of":{"const":"paid"}},"required":["of"]}]},
              "b":{"oneOf":[{"$ref":"#/$defs/a"},{"type":"object","properties":{"kind":{"const":"free"}},"required":["kind"]}]}},
             "type":"object","properties":{"x":{"$ref":"#/$defs/b"}}}
            """, """{"x":{"kind":"a","of":"free"}}""", """{"x":{"kind":"free"}}""", """{"x":{"kind":"a"}}"""),
    };

    private static string Nested(string name) =>
        $$$"""
        {"oneOf":[
          {"type":"object","properties":{"kind":{"const":"{{{name}}}"}},"required":["kind"],"oneOf":[
            {"type":"object","properties":{"of":{"const":"{{{name}}}"}},"required":["of"]},
            {"type":"object","properties":{"of":{"const":"paid"}},"required":["of"]}]},
          {"type":"object","properties":{"kind":{"const":"paid"}},"required":["kind"]}]}
        """;

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_once_was_wrong_is_right(string name) => Sound(Cases[name]);

    [Fact]
    public void A_chain_of_references_through_three_files_is_called_by_the_name_that_it_has() => Sound(new ComposedCase(
        1,
        [
            ("b.schema.json", new JsonObject()),
            ("c.schema.json", JsonNode.Parse("""{"$defs":{"c0":{"$ref":"b.schema.json"},"c1":{"$ref":"#/$defs/c0"}}}""")!),
            ("a.schema.json", JsonNode.Parse("""{"definitions":{"a0":{"$ref":"c.schema.json#/$defs/c1"}}}""")!),
        ],
        AssertsFormats: false,
        ["1"u8.ToArray()]));

    private static void Sound(ComposedCase one)
    {
        BackendPair pair = new([one]);
        Assert.Empty(pair.Refusals(0));
        Assert.Empty(pair.Disagreements(0));
    }

    private static ComposedCase Of(string schema, params string[] instances) =>
        new(1, [("a.schema.json", JsonNode.Parse(schema)!)], AssertsFormats: false, [.. instances.Select(Encoding.UTF8.GetBytes)]);
}
