using System.Text;
using System.Text.Json.Nodes;
using TradeData.Conformance.Tests.Composed;

namespace TradeData.Conformance.Tests;

/// <summary>Reduced findings of random schemas: each was wrong once.</summary>
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
        ["names that differ only in halves of surrogate pairs, which no string keeps"] = Of(
            """{"type":"object","properties":{"b":true}}""", """{"\ud835\ufffd":1,"\ufffd\udcb3":2}""", """{"\ud835":1}""", """{"\ud835\udcb3":1,"\ufffd":2}"""),
        ["a value or null, where the other branch gives no value"] = Of(
            """{"type":"object","properties":{"a":{"type":["string","null"],"anyOf":[{"minLength":1},{"type":"null"}]}}}""", """{"a":null}""", """{"a":"x"}""", """{"a":""}"""),
        ["null beside a list that another schema describes"] = Of(
            """{"type":"object","properties":{"a":{"type":["array","null"],"allOf":[{"items":{"minimum":2}}]}}}""", """{"a":[3]}""", """{"a":[1]}""", """{"a":null}"""),
        ["a map with patterns for some members, in a union"] = Of(
            """{"type":"object","properties":{"a":{"anyOf":[{"patternProperties":{"^x":{"type":"integer"}}}]}}}""", """{"a":{"x":1,"y":""}}""", """{"a":{"x":""}}""", """{"a":3}""", """{"a":{"y":1,"y":2}}"""),
        ["branches of branches, and null"] = Of(
            """{"oneOf":[{"type":"string"},{"anyOf":[{"type":"array","items":{"type":"integer"}},{"type":"null"}]}]}""", "\"a\"", "[1]", "null", """[""]""", "{}"),
        ["objects that only a required property tells apart"] = Of(
            """
            {"anyOf":[{"type":"object","required":["a"],"properties":{"a":{"type":"string"}}},{"type":"object","required":["b"],"properties":{"b":{"type":"string"},"a":{"type":"integer"}}},{"type":"boolean"}]}
            """, """{"a":"x","b":"y"}""", """{"b":"y","a":1}""", """{"a":1}""", "true", """{"b":"y","c":1,"c":2}"""),
        ["a tree of texts and lists"] = Of(
            """{"$ref":"#/$defs/tree","$defs":{"tree":{"oneOf":[{"type":"string"},{"type":"array","items":{"$ref":"#/$defs/tree"}}]}}}""", """["a",["b",[]]]""", """[1]"""),
        ["texts, some of them listed, beside numbers"] = Of(
            """{"type":"object","properties":{"a":{"anyOf":[{"enum":["x","y"]},{"const":"z"},{"type":"integer"}]},"b":{"enum":["x",true,null,1.5]}}}""",
            """{"a":"z","b":true}""", """{"a":7,"b":null}""", """{"a":"w"}""", """{"b":1.5}""", """{"b":2}"""),
        ["a property that one schema names and another describes"] = Of(
            """
            {"type":"object","properties":{"a":{"allOf":[{"$ref":"#/$defs/base"}],"type":"object","properties":{"n":{},"m":{}},"additionalProperties":false}},
             "$defs":{"base":{"type":"object","properties":{"n":{"type":"string"},"m":{"type":"array","items":{"type":"integer"}}}}}}
            """, """{"a":{"n":"x","m":[1]}}""", """{"a":{"n":1}}""", """{"a":{"o":1}}"""),
        ["lists whose items one schema closes and others describe"] = Of(
            """
            {"type":"object","properties":{"a":{"type":"array","allOf":[{"$ref":"#/$defs/base"},{"$ref":"#/$defs/more"}],
              "items":{"type":"object","properties":{"n":{},"m":{},"k":{}},"required":["n"],"additionalProperties":false}}},
             "$defs":{
               "base":{"type":"array","minItems":1,"items":{"type":"object","properties":{"n":{"type":"string","minLength":1},"m":{"type":"array","items":{"type":"integer"}}}}},
               "more":{"type":"array","maxItems":2,"items":{"type":"object","properties":{"n":{"maxLength":2},"k":{"type":["object","null"],"additionalProperties":{"type":"boolean"}}},"maxProperties":2}}}}
            """,
            """{"a":[{"n":"x","m":[1]}]}""", """{"a":[]}""", """{"a":[{"n":""}]}""", """{"a":[{"n":"xyz"}]}""", """{"a":[{"m":[1]}]}""", """{"a":[{"n":"x","o":1}]}""", """{"a":[{"n":"x","m":[1],"k":{}}]}""",
            """{"a":[{"n":"x","k":{"y":true}},{"n":"y","k":null}]}""", """{"a":[{"n":"x","k":{"y":1}}]}""", """{"a":[{"n":"x","k":{"y":true,"y":true}}]}""", """{"a":[{"n":"x"},{"n":"x"},{"n":"x"}]}""", """{"a":3}"""),
        ["an object of three schemas with members that none of them names"] = Of(
            """
            {"type":"object","allOf":[{"properties":{"a":{"type":"integer"},"b":{"minimum":2}},"additionalProperties":{"type":["integer","string"]}},{"properties":{"b":{"type":"number"}},"minProperties":1}],
             "properties":{"a":{"minimum":1}}}
            """,
            """{"a":1,"b":2.5}""", """{"a":0}""", """{"b":1}""", """{"b":"x"}""", "{}", """{"c":1,"c":2}""", """{"c":1,"d":"x"}""", """{"c":null}""", """{"a":1,"a":2}"""),
        ["schemas of one object that each have branches"] = Of(
            """
            {"type":"object","properties":{"a":{"type":"object","allOf":[
              {"properties":{"x":{"type":"integer"}},"anyOf":[{"required":["x"]},{"required":["y"]}],"not":{"required":["n"]}},
              {"properties":{"y":{"type":"string"}},"anyOf":[{"required":["y"]},{"properties":{"x":{"minimum":5}},"required":["x"]}],"oneOf":[{"required":["x"]},{"required":["z"]}]},
              {"properties":{"x":{"maximum":9}},"oneOf":[{"required":["x"]},{"required":["y"]}],"if":{"required":["z"]},"then":{"required":["w"]}}]}}}
            """,
            """{"a":{"x":5}}""", """{"a":{"x":3}}""", """{"a":{"x":10}}""", """{"a":{"x":5,"y":"k"}}""", """{"a":{"y":"k","z":1,"w":1}}""", """{"a":{"y":"k","z":1}}""", """{"a":{"x":5,"n":1}}""", """{"a":{}}""", """{"a":{"x":"5"}}"""),
        ["tuples of two schemas, and one goes on"] = Of(
            """
            {"type":"object","properties":{"a":{"allOf":[{"prefixItems":[{"type":"string"},{"type":"integer"}]},{"prefixItems":[{"minLength":2}],"items":{"minimum":3}},{"uniqueItems":true}],"type":"array"}}}
            """,
            """{"a":["ab",3]}""", """{"a":["a",3]}""", """{"a":["ab",2]}""", """{"a":["ab",3,3]}""", """{"a":["ab",3,4]}""", """{"a":["ab",3,1]}""", """{"a":[1]}""", """{"a":[]}"""),
        ["a schema that joins itself below"] = Of(
            """
            {"$ref":"#/$defs/node","$defs":{
              "node":{"type":"object","allOf":[{"$ref":"#/$defs/named"},{"$ref":"#/$defs/linked"}],"properties":{"left":{"$ref":"#/$defs/node"}}},
              "named":{"type":"object","properties":{"name":{"type":"string"},"left":{"$ref":"#/$defs/named"}},"required":["name"]},
              "linked":{"type":"object","properties":{"left":{"$ref":"#/$defs/linked"},"right":{"$ref":"#/$defs/node"}},"maxProperties":3}}}
            """,
            """{"name":"a","left":{"name":"b"}}""", """{"name":"a","left":{}}""", """{"name":"a","left":{"name":"b","left":{"name":1}}}""", """{"name":"a","right":{"name":"b","left":{"name":"c","x":1,"y":2,"z":3}}}""", """{"name":"a","x":1,"x":2}"""),
        ["branches of an object that have no type, told apart by a constant that is not required"] = Of(
            """
            {"type":"object","properties":{"v":{"type":"integer"}},"required":["v"],"oneOf":[
              {"properties":{"v":{"const":1},"a":{"type":"string"}},"additionalProperties":false},
              {"properties":{"v":{"const":2},"a":{"type":"integer"},"b":{"type":"array","items":{"type":"string"}}},"additionalProperties":false},
              {"properties":{"v":{"const":3}},"minProperties":2,"maxLength":3}]}
            """,
            """{"v":1,"a":"x"}""", """{"v":1,"a":1}""", """{"v":2,"a":1,"b":["x"]}""", """{"v":2,"b":[1]}""", """{"v":3,"c":1}""", """{"v":3}""", """{"v":3,"c":1,"c":2}""", """{"v":4}""", "{}", "[]", "\"x\"", "7"),
        ["a union of unions whose objects keep other members"] = Of(
            """
            {"oneOf":[{"$ref":"#/$defs/u"},{"$ref":"#/$defs/w"},{"type":"string"}],"$defs":{
              "u":{"oneOf":[{"$ref":"#/$defs/a"},{"$ref":"#/$defs/b"},{"type":"integer"}]},
              "w":{"anyOf":[{"$ref":"#/$defs/c"},{"type":"array","items":{"$ref":"#/$defs/u"}}]},
              "a":{"type":"object","required":["op"],"properties":{"op":{"enum":["a","both"]},"x":{"$ref":"#/$defs/u"}}},
              "b":{"type":"object","required":["op"],"properties":{"op":{"enum":["b","both"]}}},
              "c":{"type":"object","required":["op"],"properties":{"op":{"type":"string","not":{"enum":["a","b","both"]}},"x":{"$ref":"#/$defs/w"}}}}}
            """,
            """{"op":"a"}""", """{"op":"both"}""", """{"op":"c","x":{"op":"d"}}""", """{"op":"c","x":{"op":"a"}}""", """{"op":"a","x":{"op":"b"}}""", """[{"op":"a"},1]""", """[{"op":"c"}]""", """{"op":"a","y":1,"y":2}""", """{"op":"c","y":1,"y":2}""", "1", "\"x\"", "null", "{}"),
        ["texts that any of several patterns matches"] = Of(
            """{"type":"object","properties":{"a":{"type":"string","anyOf":[{"enum":["x","Y1"]},{"pattern":"^y[0-9]$"},{"pattern":"^z+$"},{"pattern":"q"},{"pattern":"^w$","maxLength":1}]}}}""",
            """{"a":"x"}""", """{"a":"y1"}""", """{"a":"y12"}""", """{"a":"zzz"}""", """{"a":"aqa"}""", """{"a":"\u0079\u0031"}""", """{"a":"\u0041"}""", """{"a":"w"}""", """{"a":"é"}""", """{"a":1}"""),
        ["a list of itself"] = Of(
            """{"properties":{"a":{"$ref":"#/$defs/a0"}},"type":"object","$defs":{"a0":{"type":"array","items":{"$ref":"#/$defs/a0"}}}}""", """{"a":[[],[[]]]}""", """{"a":[1]}"""),
        ["a list of maps of itself"] = Of(
            """
            {"properties":{"a":{"$ref":"#/$defs/a1"},"b":{"$ref":"#/$defs/a0"}},"type":"object","$defs":{
              "a0":{"type":"array","items":{"$ref":"#/$defs/a1"}},
              "a1":{"type":"object","additionalProperties":{"$ref":"#/$defs/a0"}}}}
            """, """{"a":{"x":[{}]},"b":[{"y":[]}]}""", """{"a":{"x":[1]}}""", """{"b":[{"y":1}]}"""),
        ["a union whose case is a union with a case of the same name"] = Of(Nested("free"), """{"kind":"free","of":"free"}""", """{"kind":"free","of":"paid"}""", """{"kind":"paid"}""", """{"kind":"free"}"""),
        ["a union that is defined before the union that has it as a case"] = Of(
            """
            {"$defs":{"c":{"type":"object","properties":{"kind":{"const":"a"}},"required":["kind"],"oneOf":[
                {"type":"object","properties":{"of":{"const":"free"}},"required":["of"]},
                {"type":"object","properties":{"of":{"const":"paid"}},"required":["of"]}]},
              "b":{"oneOf":[{"$ref":"#/$defs/c"},{"type":"object","properties":{"kind":{"const":"free"}},"required":["kind"]}]}},
             "type":"object","properties":{"x":{"$ref":"#/$defs/b"}}}
            """, """{"x":{"kind":"a","of":"free"}}""", """{"x":{"kind":"free"}}""", """{"x":{"kind":"a"}}"""),
        ["a listed number that no decimal holds"] = Of("""{"type":"object","properties":{"b":{"enum":[1e-400]},"c":{"const":1.5e-28}}}""", """{"b":1e-400}""", """{"b":0}""", """{"c":15e-29}""", """{"c":2e-28}"""),
        ["a listed integer that no long holds"] = Of("""{"type":"object","properties":{"b":{"type":"integer","enum":[10000000000000000000,1]},"c":{"const":1e400}}}""", """{"b":1e19}""", """{"b":1.0}""", """{"b":2}""", """{"c":1e400}"""),
        ["a reference to a case of a union that nothing else needs"] = Of(
            """
            {"$defs":{"a0":{"items":{"properties":{"é":{"oneOf":[
                {"type":"object","properties":{"kind":{"const":"specific"}},"required":["kind"]},
                {"type":"object","properties":{"kind":{"const":"1"}},"required":["kind"]}]}}}}},
             "type":"object","properties":{"x1":{"type":"object","properties":{"b":{"$ref":"#/$defs/a0/items/properties/%C3%A9/oneOf/1"}}}}}
            """, """{"x1":{"b":{"kind":"1"}}}""", """{"x1":{"b":{"kind":"2"}}}"""),
        ["a reference to a case of a union that is a reference as well"] = Of(
            """
            {"$defs":{"a0":{"type":"object","properties":{"z":{"type":"integer"}}},"a1":{"$ref":"#/$defs/a0","oneOf":[
                {"type":"object","properties":{"kind":{"const":"specific"}},"required":["kind"]},
                {"type":"object","properties":{"kind":{"const":"1"}},"required":["kind"]}]}},
             "type":"object","properties":{"b":{"$ref":"#/$defs/a1/oneOf/1"},"c":{"$ref":"#/$defs/a1"}}}
            """, """{"b":{"kind":"1"},"c":{"kind":"1","z":3}}""", """{"c":{"kind":"1","z":""}}""", """{"b":{"kind":"2"}}"""),
        ["unevaluated members beside branches that evaluate what the object names"] = Of(
            """
            {"type":"object","properties":{"a":{"type":"integer"}},"unevaluatedProperties":false,"allOf":[
              {"properties":{"b":{"minimum":3}},"required":["b"]},
              {"properties":{"a":{"minimum":1},"b":{"maximum":9}}}]}
            """, """{"b":3}""", """{"b":3,"a":1}""", """{"a":1}""", """{"b":2}""", """{"b":10}""", """{"b":3,"a":0}""", """{"b":3,"c":1}""", """{"c":1}""", """{"b":3,"b":4}""", """{"b":3,"\u0061":1}""", "1"),
        ["unevaluated members beside a branch that evaluates all"] = Of(
            """{"type":"object","properties":{"a":true},"unevaluatedProperties":false,"allOf":[{"additionalProperties":true}]}""", """{"a":1,"c":1}""", "{}"),
        ["unevaluated members beside branches that may not hold"] = Of(
            """{"type":"object","properties":{"a":true,"b":true},"unevaluatedProperties":false,"anyOf":[{"properties":{"a":{"const":1}},"required":["a"]},{"properties":{"b":{"const":2}}}]}""",
            """{"a":1,"b":2}""", """{"a":1,"b":3}""", """{"a":2,"b":3}""", """{"a":1,"c":1}"""),
        ["unevaluated members of what stands within another that asks for them"] = Of(
            """{"type":"object","properties":{"c":true},"unevaluatedProperties":false,"allOf":[{"properties":{"a":true,"b":{"type":"object","properties":{"x":true},"unevaluatedProperties":false}},"unevaluatedProperties":false}]}""",
            """{"a":1}""", """{"c":1}""", """{"a":1,"b":{"x":1}}""", """{"a":1,"b":{"y":1}}"""),
        ["other members beside patterns are checked"] = Of(
            """
            {"type":"object","properties":{"é":{}},"patternProperties":{"^(?:a|b)*$":{"type":"number","minimum":0}},
             "additionalProperties":{"$ref":"#/patternProperties/%5E%28%3F%3Aa%7Cb%29%2A%24"}}
            """, """{"c":-0.5}""", """{"c":1,"ab":2,"é":3}""", """{"ab":-1}"""),
        ["a branch evaluates members that the record does not name"] = Of(
            """{"type":"object","properties":{"aa":{}},"unevaluatedProperties":false,"allOf":[{"required":["q"],"additionalProperties":true}]}""", """{"q":null}"""),
        ["patterns let members through that the record does not name"] = Of(
            """{"type":"object","properties":{"a/b":true},"patternProperties":{"\\p{L}":{}},"additionalProperties":false,"minProperties":2}""", """{"abc":"","日本語":""}""", """{"a/b":1,"1":2}"""),
        ["malformed text where no value is allowed"] = Of("""{"$defs":{"a1":false,"a2":{"$ref":"#/$defs/a1"}},"properties":{"c":{"$ref":"#/$defs/a2"}}}""", """{"c":{x}"""),
        ["the items of what is a union as well"] = Of(
            """
            {"$defs":{"a0":{"items":{"type":"object","properties":{"x":{"type":"integer"}}},"oneOf":[
                {"type":"object","properties":{"kind":{"const":"free"}},"required":["kind"]},
                {"type":"object","properties":{"kind":{"const":"paid"}},"required":["kind"]}]}},
             "type":"object","properties":{"a":{"$ref":"#/$defs/a0"},"b":{"$ref":"#/$defs/a0/items"}}}
            """, """{"a":{"kind":"free"},"b":{"x":1}}""", """{"a":[]}"""),
        ["a property of no name beside other properties"] = Of(
            """{"type":"object","properties":{"":{"type":"object","properties":{"x":true}}},"additionalProperties":{"type":"object","properties":{"y":true}}}""", """{"":{"x":1},"b":{"y":2}}""", """{"b":1}"""),
        ["a listed number with words about objects"] = Of(
            """{"type":"object","properties":{"a":{"enum":[5,7.25],"properties":{"c":{}},"items":{}},"b":{"enum":["x"],"required":["c"]}}}""",
            """{"a":5}""", """{"a":7.25}""", """{"a":{"c":1}}""", """{"a":[]}""", """{"b":"x"}""", """{"b":{"c":1}}"""),
        ["a branch that refers to a number and must be null besides"] = Of(
            """{"$defs":{"b1":{"type":"number"}},"type":"object","properties":{"a":{"anyOf":[{"$ref":"#/$defs/b1","type":["null"]},{"type":"null"}]}}}""", """{"a":null}""", """{"a":1}"""),
        ["a constant beyond ASCII is read as it stands"] = Of(
            """{"type":"object","properties":{"a":{"const":"日本語"},"b":{"type":"string","enum":["𝒳","é"],"minLength":1}}}""", """{"a":"日本語","b":"𝒳"}""", """{"a":"\u65E5本語"}""", """{"a":"日本","b":"e"}"""),
        ["an unknown name occurs twice before malformed text"] = Of(
            """{"allOf":[{"type":"object","properties":{"":true}}]}""", """{"x1":null,"x1":null,"c":["\u0q32"]}"""),
        ["an unknown name occurs twice, and the branch fails besides"] = Of(
            """{"anyOf":[{"type":["object"],"properties":{"two words":{}},"required":["q"]},{"type":"null"}]}""", """{"":1,"":2,"b":3}""", """{"b":1,"b":2,"q":1}"""),
        ["a branch of allOf is a union with a case that holds null"] = Of(
            """{"properties":{"a":{"allOf":[{"type":["integer","null"],"anyOf":[{"enum":[-1]},{}]}]}}}""", """{"a":-1}""", """{"a":7}""", """{"a":null}""", """{"a":""}"""),
        ["members beside a branch that allows null"] = Of(
            """{"type":"object","properties":{"a":{"allOf":[{"properties":{"b":{"type":"integer"}}},{"type":["object","null"]}]}}}""", """{"a":{"b":1}}""", """{"a":null}""", """{"a":{"b":""}}""", """{"a":1}"""),
        ["some values of a branch that takes its type, and null, from another"] = Of(
            """{"type":"object","properties":{"b":{"type":"integer","anyOf":[{"allOf":[{"type":["integer","null"]}],"multipleOf":7},{"type":"null"}]}}}""", """{"b":14}""", """{"b":null}""", """{"b":1}"""),
        ["the texts of a branch that lists null as well"] = Of(
            """{"type":"object","properties":{"a":{"anyOf":[{"enum":[null,"~"]}]},"b":{"oneOf":[{"enum":["x",null,"y"]},{"const":"z"}]}}}""", """{"a":"~","b":"z"}""", """{"a":null,"b":null}""", """{"a":"x"}""", """{"b":""}"""),
        ["the root is one of the texts that a branch lists, or null"] = Of("""{"anyOf":[{"enum":[null,"~"]}]}""", "null", "\"~\"", "1"),
        ["listed values beside a branch of other values, or null"] = Of(
            """{"type":"object","properties":{"kind":{"anyOf":[{"enum":[false,{}]},{"type":"null"}],"enum":[true,false]},"c":{"oneOf":[{"type":["string","object"]},{"type":"null"}],"const":"x"}}}""",
            """{"kind":false,"c":"x"}""", """{"kind":true}""", """{"kind":null}""", """{"c":{}}""", """{"c":null}"""),
        ["words for arrays beside members"] = Of(
            """{"type":"object","properties":{"x":{"properties":{"a":{"type":"string"}},"minItems":1,"uniqueItems":true,"contains":{"type":"integer"},"maxLength":2}}}""",
            """{"x":[]}""", """{"x":[1,1]}""", """{"x":[1,"a"]}""", """{"x":{"a":"b"}}""", """{"x":{"a":1}}""", """{"x":"abc"}""", """{"x":null}"""),
        ["words for objects beside items"] = Of(
            """{"type":"object","properties":{"x":{"items":{"type":"string"},"required":["a"],"propertyNames":{"maxLength":2},"minProperties":2}}}""",
            """{"x":["a"]}""", """{"x":[1]}""", """{"x":{"a":1}}""", """{"x":{"a":1,"b":2}}""", """{"x":{"a":1,"bcd":2}}""", """{"x":7}"""),
        ["numbers of a schema whose branch describes objects and lists"] = Of(
            """
            {"type":"object","properties":{
              "a":{"type":"number","oneOf":[{"allOf":[{"properties":{"b":{"type":"string"}}},{"minimum":2}]}]},
              "c":{"type":["string","integer"],"anyOf":[{"allOf":[{"items":{"type":"string"}},{"minLength":2}]}]}}}
            """, """{"a":2.5}""", """{"a":1}""", """{"a":{"b":"x"}}""", """{"c":"xy"}""", """{"c":"x"}""", """{"c":7}""", """{"c":[]}"""),
        ["a listed text beside branches that differ in values alone, or null"] = Of(
            """{"type":"object","properties":{"a":{"anyOf":[{"type":["string"],"anyOf":[{"const":"b"},{}]},{"type":"null"}]}}}""", """{"a":"b"}""", """{"a":"c"}""", """{"a":null}""", """{"a":1}"""),
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
    public void Former_errors_stay_corrected(string name) => Sound(Cases[name]);

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

    [Fact]
    public void An_exported_node_keeps_its_name_even_if_first_bound_in_a_dynamic_scope() => Sound(new ComposedCase(
        1,
        [
            ("b.schema.json", JsonNode.Parse("""{"$defs":{"b1":{"contains":{"minimum":2},"prefixItems":[{"if":{"$ref":"c.schema.json"}}]}}}""")!),
            ("c.schema.json", JsonNode.Parse(
                """
                {"$dynamicAnchor":"node",
                 "$defs":{"c0":{"properties":{"c":{"$dynamicRef":"#node"}}},"c1":{"if":true,"then":{"$ref":"b.schema.json#/$defs/b1/contains"}}},
                 "properties":{"a":{"$ref":"b.schema.json#/$defs/b1"},"b":{"$ref":"#/$defs/c1"}}}
                """)!),
        ],
        AssertsFormats: false,
        ["""{"a":[2,1],"b":2}"""u8.ToArray(), """{"a":[1]}"""u8.ToArray(), """{"b":1}"""u8.ToArray()]));

    [Fact]
    public void A_list_of_itself_through_another_document_is_raw() => Sound(new ComposedCase(
        1,
        [
            ("b.schema.json", JsonNode.Parse("""{"$defs":{"b1":{"oneOf":[{"properties":{"b":{"$ref":"a.schema.json"}}}]}}}""")!),
            ("a.schema.json", JsonNode.Parse("""{"type":"array","items":{"$ref":"b.schema.json#/$defs/b1/oneOf/0/properties/b"}}""")!),
            ("c.schema.json", JsonNode.Parse("""{"type":"object","properties":{"x":{"$ref":"a.schema.json"},"y":{"$ref":"b.schema.json#/$defs/b1/oneOf/0/properties/b"},"z":{"allOf":[{"$ref":"a.schema.json"}]}}}""")!),
        ],
        AssertsFormats: false,
        ["""{"x":[[],[[]]],"y":[[[]]],"z":[]}"""u8.ToArray(), """{"x":[[1]]}"""u8.ToArray(), """{"y":[[],{}]}"""u8.ToArray(), """{"z":[""]}"""u8.ToArray()]));

    [Fact]
    public void A_case_whose_type_another_document_gives_keeps_the_null_of_that_document() => Sound(new ComposedCase(
        1,
        [
            ("b.schema.json", JsonNode.Parse("""{"$defs":{"flag":{"type":["null","boolean"]},"text":{"type":["string","null"]}}}""")!),
            ("a.schema.json", JsonNode.Parse(
                """
                {"type":"object","properties":{
                  "v":{"anyOf":[{"$ref":"b.schema.json#/$defs/flag"},{}]},
                  "w":{"anyOf":[{"$ref":"b.schema.json#/$defs/flag"},{"type":"string"}]},
                  "x":{"anyOf":[{"$ref":"b.schema.json#/$defs/text"},{"type":"integer"}]}}}
                """)!),
        ],
        AssertsFormats: false,
        ["""{"v":null,"w":null,"x":null}"""u8.ToArray(), """{"v":true,"w":false,"x":""}"""u8.ToArray(), """{"v":{"a":1},"w":"t","x":3}"""u8.ToArray(), """{"w":1}"""u8.ToArray(), """{"x":true}"""u8.ToArray(), "{}"u8.ToArray()]));

    [Fact]
    public void A_property_keeps_what_a_document_that_depends_on_the_dynamic_scope_says_of_it() => Sound(new ComposedCase(
        1,
        [
            ("b.schema.json", JsonNode.Parse("""{"$dynamicAnchor":"node","$defs":{"b0":{"properties":{"aa":{"oneOf":[{"maxLength":4}]},"c":{"$dynamicRef":"#node"}}}}}""")!),
            ("a.schema.json", JsonNode.Parse("""{"type":"object","properties":{"a":{"$ref":"b.schema.json#/$defs/b0/properties/aa/oneOf/0"},"b":{"$ref":"b.schema.json#/$defs/b0"}}}""")!),
        ],
        AssertsFormats: false,
        ["""{"a":"1234","b":{"aa":"x","c":[]}}"""u8.ToArray(), """{"a":"12345"}"""u8.ToArray(), """{"b":{"aa":"12345"}}"""u8.ToArray()]));

    /// <summary>Findings where another validator disagreed; the expectations follow the specification.</summary>
    [Theory]
    [InlineData(false, """{"required":[""]}""", "{}")]
    [InlineData(false, """{"dependentRequired":{"b":[""]}}""", """{"b":true}""")]
    [InlineData(false, """{"prefixItems":[{"minimum":10}],"contains":{}}""", "[]")]
    [InlineData(false, """{"items":{"contains":{"minItems":2}}}""", """[["1aa"],[]]""")]
    [InlineData(false, """{"$schema":"http://json-schema.org/draft-07/schema#","items":[{"minimum":2}],"contains":{}}""", "[]")]
    [InlineData(true, """{"$schema":"http://json-schema.org/draft-07/schema#","properties":{"m~n":{"$ref":"#","type":"number"}}}""", """{"m~n":null}""")]
    [InlineData(true, """{"contains":true,"unevaluatedItems":false}""", "[1]")]
    [InlineData(false, """{"$schema":"https://json-schema.org/draft/2019-09/schema","contains":{"type":"object"},"unevaluatedItems":false}""", "[{}]")]
    [InlineData(false, """{"unevaluatedItems":false,"if":{"items":false},"else":{"pattern":"b"}}""", """["a"]""")]
    [InlineData(false, """{"unevaluatedItems":false,"anyOf":[{"prefixItems":[{"minimum":3}]},{}]}""", "[1]")]
    [InlineData(true, """{"properties":{"aa":true},"dependentSchemas":{"kind":{"properties":{"x1":{}}}},"unevaluatedProperties":{"type":"boolean"}}""", """{"aa":1}""")]
    [InlineData(true, """{"$defs":{"a0":{"patternProperties":{"^e$":{}}}},"dependentSchemas":{"b":{"$ref":"#/$defs/a0"}},"properties":{"x":{}},"unevaluatedProperties":false}""", """{"x":1}""")]
    [InlineData(false, """{"$schema":"https://json-schema.org/draft/2019-09/schema","unevaluatedProperties":{"type":["null"]},"if":{"unevaluatedProperties":false}}""", """{"ab":0.1}""")]
    [InlineData(false, """{"properties":{"a":true},"contains":{}}""", "[]")]
    [InlineData(false, """{"properties":{"a":true},"minItems":1}""", "[]")]
    [InlineData(false, """{"properties":{"a":true},"uniqueItems":true}""", "[1,1.0]")]
    [InlineData(true, """{"properties":{"a":true},"contains":{"minimum":2},"maxItems":2}""", "[1,2]")]
    [InlineData(false, """{"items":{"type":"integer"},"required":["a"]}""", "{}")]
    [InlineData(false, """{"items":{"type":"integer"},"dependentRequired":{"a":["b"]}}""", """{"a":1}""")]
    [InlineData(false, """{"type":"object","properties":{"x":{"properties":{"a":{"type":"string"}},"minItems":1,"maxLength":2}}}""", """{"x":[]}""")]
    [InlineData(false, """{"multipleOf":7}""", "1e28")]
    [InlineData(true, """{"unevaluatedItems":false,"allOf":[{"unevaluatedProperties":false,"prefixItems":[true]}]}""", "[1]")]
    [InlineData(true, """{"unevaluatedProperties":false,"allOf":[{"unevaluatedItems":false,"properties":{"a":true}}]}""", """{"a":1}""")]
    [InlineData(true, """{"const":1,"enum":[1.0]}""", "10e-1")]
    [InlineData(true, """{"enum":[2,{"b":[10],"a":1}],"const":{"a":1.0,"b":[1e1]}}""", """{"a":1,"b":[10]}""")]
    [InlineData(false, """{"enum":[2,"1"],"const":1}""", "1")]
    [InlineData(false, """{"enum":[]}""", "1")]
    [InlineData(true, """{"maxLength":1e400,"minLength":0e9999999999}""", "\"a\"")]
    [InlineData(false, """{"minItems":1e30}""", "[1]")]
    public void The_specification_decides(bool isValid, string schema, string instance) => Assert.Equal([isValid], new BackendPair([Of(schema, instance)]).Verdicts(0));

    private static void Sound(ComposedCase one)
    {
        BackendPair pair = new([one]);
        Assert.Empty(pair.Refusals(0));
        Assert.Empty(pair.Disagreements(0));
    }

    private static ComposedCase Of(string schema, params string[] instances) =>
        new(1, [("a.schema.json", JsonNode.Parse(schema)!)], AssertsFormats: false, [.. instances.Select(Encoding.UTF8.GetBytes)]);
}
