using System.Globalization;
using TradeData.Growth.Tests.Support;

namespace TradeData.Growth.Tests;

/// <summary>Schemas that grow in one way each: a family makes one of any size.</summary>
internal static class SchemaFamilies
{
    public static readonly IReadOnlyDictionary<string, Func<int, IEnumerable<Schema>>> All = new Dictionary<string, Func<int, IEnumerable<Schema>>>(StringComparer.Ordinal)
    {
        ["chained references"] = n => Chain(n, """{ "$ref": "NEXT" }"""),
        ["chained properties"] = n => Chain(n, """{ "type": "object", "properties": { "a": { "$ref": "NEXT" } } }"""),
        ["chained items"] = n => Chain(n, """{ "type": "array", "items": { "$ref": "NEXT" } }"""),
        ["chained members"] = n => Chain(n, """{ "type": "object", "additionalProperties": { "$ref": "NEXT" } }"""),
        ["chained allOf"] = n => Chain(n, """{ "allOf": [{ "$ref": "NEXT" }] }"""),
        ["chained records"] = n => Chain(n, """{ "type": "object", "properties": { "p#": {} }, "allOf": [{ "$ref": "NEXT" }] }"""),
        ["chained anyOf"] = n => Chain(n, """{ "anyOf": [{ "$ref": "NEXT" }, { "type": "null" }] }"""),
        ["chained conditions"] = n => Chain(n, """{ "if": { "required": ["a"] }, "then": { "$ref": "NEXT" } }"""),
        ["doubled chain"] = n => Chain(n, """{ "type": "object", "properties": { "p#": {} }, "required": ["p#"], "allOf": [{ "$ref": "NEXT" }, { "$ref": "NEXT" }] }"""),
        ["chained definitions"] = n => Definitions(n, """{ "type": "object", "properties": { "id": { "type": "string" }, "next": { "$ref": "#/$defs/d#+1" } } }"""),
        ["definitions"] = n => Definitions(n, """{ "type": "object", "required": ["id"], "properties": { "id": { "type": "string", "minLength": 1 }, "value": { "type": "integer" } } }"""),
        ["definitions of one title"] = n => Definitions(n, """{ "title": "Same", "type": "object", "properties": { "p#": { "type": "string" } } }"""),
        ["equal definitions of one title"] = n => Definitions(n, """{ "title": "Same", "type": "object", "properties": { "p": { "type": "string" } } }"""),
        ["definitions of one word"] = n => [One($$"""{ "$defs": { {{Members(n, "\"a" + "DASHES" + "\": { \"type\": \"object\", \"properties\": { \"x\": {} } }")}} } }""")],
        ["anchors"] = n => Definitions(n, """{ "$anchor": "a#", "type": "object", "properties": { "next": { "$ref": "#a#+1" } } }"""),
        ["resources"] = n => Definitions(n, """{ "$id": "https://example.org/r#", "type": "object", "properties": { "next": { "$ref": "r#+1" } } }"""),
        ["dynamic anchors"] = n => Definitions(n, """{ "$dynamicAnchor": "a#", "type": "object", "properties": { "next": { "$dynamicRef": "#a#+1" } } }"""),
        ["enum values"] = n => [One($$"""{ "type": "string", "enum": [{{List(n, "\"v#\"")}}] }""")],
        ["named enum values"] = n => [One($$"""{ "type": "string", "enum": [{{List(n, "\"v#\"")}}], "x-enum": { {{List(n, "\"v#\": { \"name\": \"N#\", \"description\": \"Value #.\" }")}} } }""")],
        ["extensible enum values"] = n => [One($$"""{ "type": "string", "x-enum": { "extensible": true, {{List(n, "\"v#\": { \"description\": \"Value #.\" }")}} } }""")],
        ["enum values of one word"] = n => [One($$"""{ "type": "string", "enum": [{{List(n, "\"aDASHES\"")}}] }""")],
        ["enum numbers"] = n => [One($$"""{ "type": "integer", "enum": [{{List(n, "#")}}] }""")],
        ["enum objects"] = n => [One($$"""{ "enum": [{{List(n, "{ \"a\": # }")}}] }""")],
        ["defaults of an enum"] = n => [One($$"""{ "type": "object", "properties": { {{List(n, "\"p#\": { \"$ref\": \"#/$defs/e\", \"default\": \"v#\" }")}} }, "$defs": { "e": { "type": "string", "enum": [{{List(n, "\"v#\"")}}] } } }""")],
        ["properties"] = n => [One($$"""{ "type": "object", "properties": { {{List(n, "\"p#\": { \"type\": \"string\" }")}} }, "required": [{{List(n, "\"p#\"")}}] }""")],
        ["optional properties"] = n => [One($$"""{ "type": "object", "properties": { {{List(n, "\"p#\": { \"type\": [\"integer\", \"null\"], \"minimum\": 1, \"default\": 2 }")}} }, "additionalProperties": false }""")],
        ["records within a record"] = n => [One($$"""{ "type": "object", "properties": { {{List(n, "\"p#\": { \"type\": \"object\", \"properties\": { \"a\": { \"type\": \"string\" } } }")}} } }""")],
        ["patterns of names"] = n => [One($$"""{ "type": "object", "patternProperties": { {{List(n, "\"^p#_\": { \"type\": \"string\" }")}} } }""")],
        ["dependencies"] = n => [One($$"""{ "type": "object", "dependentRequired": { {{List(n, "\"p#\": [\"p#+1\"]")}} } }""")],
        ["dependent schemas"] = n => [One($$"""{ "type": "object", "dependentSchemas": { {{List(n, "\"p#\": { \"required\": [\"p#+1\"] }")}} } }""")],
        ["tuple places"] = n => [One($$"""{ "type": "array", "prefixItems": [{{List(n, "{ \"type\": \"string\" }")}}] }""")],
        ["union cases"] = n => [One($$"""{ "oneOf": [{{List(n, "{ \"type\": \"object\", \"required\": [\"kind\"], \"properties\": { \"kind\": { \"const\": \"k#\" }, \"v#\": { \"type\": \"string\" } } }")}}], "x-discriminator": "kind" }""")],
        ["unions"] = n => Definitions(n, """{ "oneOf": [{ "type": "object", "required": ["kind"], "properties": { "kind": { "const": "a" } } }, { "type": "object", "required": ["kind"], "properties": { "kind": { "const": "b" } } }], "x-discriminator": "kind" }"""),
        ["branches"] = n => [One($$"""{ "anyOf": [{{List(n, "{ \"type\": \"object\", \"required\": [\"r#\"], \"properties\": { \"p#\": { \"type\": \"string\" } } }")}}] }""")],
        ["exclusive branches"] = n => [One($$"""{ "oneOf": [{{List(n, "{ \"type\": \"string\", \"pattern\": \"^x#_\" }")}}] }""")],
        ["parts"] = n => [One($$"""{ "type": "object", "allOf": [{{List(n, "{ \"properties\": { \"p#\": { \"type\": \"string\" } } }")}}], "unevaluatedProperties": false }""")],
        ["circles"] = n => Definitions(n, """{ "allOf": [{ "$ref": "#/$defs/d#" }] }"""),
        ["circles of lists"] = n => Definitions(n, """{ "type": "array", "items": { "$ref": "#/$defs/d#" } }"""),
        ["one circle"] = n => [One($$"""{ "$ref": "#/$defs/d0", "$defs": { {{List(n, "\"d#\": { \"allOf\": [{ \"$ref\": \"#/$defs/d#+1\" }] }")}}, "d{{Number(n)}}": { "$ref": "#/$defs/d0" } } }""")],
        ["references to nothing"] = n => [One($$"""{ "properties": { {{List(n, "\"p#\": { \"$ref\": \"#/$defs/e#\" }")}} }, "$defs": { {{List(n, "\"d#\": { \"type\": \"string\" }")}} } }""")],
        ["unknown words"] = n => [One($$"""{ {{List(n, "\"maxLengt#\": 1")}} }""")],
        ["words of the wrong kind"] = n => Definitions(n, """{ "type": "strin", "minimum": "#", "minLength": 5, "maxLength": 4 }"""),
        ["misspelt enum names"] = n => [One($$"""{ "type": "string", "enum": [{{List(n, "\"v#\"")}}], "x-enum": { {{List(n, "\"w#\": {}")}} } }""")],
        ["schemas"] = n => Files(n, """{ "type": "object", "required": ["id"], "properties": { "id": { "type": "string" }, "value": { "type": "number" } } }"""),
        ["chained schemas"] = n => Files(n, """{ "type": "object", "properties": { "next": { "$ref": "s#+1.schema.json" } } }"""),
        ["schemas in a chain of lists"] = n => Files(n, """{ "type": "array", "items": { "$ref": "s#+1.schema.json" } }"""),
        ["schemas in a chain of references"] = n => Files(n, """{ "$ref": "s#+1.schema.json" }"""),
        ["schemas in a circle"] = n => Files(n, """{ "allOf": [{ "$ref": "s#+1.schema.json" }] }""", """{ "allOf": [{ "$ref": "s0.schema.json" }] }"""),
        ["schemas in a circle of lists"] = n => Files(n, """{ "type": "array", "items": { "$ref": "s#+1.schema.json" } }""", """{ "type": "array", "items": { "$ref": "s0.schema.json" } }"""),
        ["schemas of one title"] = n => Files(n, """{ "title": "Same", "type": "object", "properties": { "p#": { "type": "string" } } }"""),
        ["schemas of one URI"] = n => Files(n, """{ "$id": "https://example.org/same", "type": "object", "properties": { "p#": { "type": "string" } } }"""),
        ["dynamic schemas"] = n => Files(n, """{ "$dynamicAnchor": "node", "type": "object", "properties": { "next": { "$dynamicRef": "#node" } } }"""),
        ["tables"] = n => Files(n, Table("")),
        ["tables that refer"] = n => Files(n, Table(""", "foreignKeys": [{ "fields": ["other"], "references": { "table": "T#+1", "fields": ["id"] } }] """), Table("")),
        ["tables that refer to nothing"] = n => Files(n, Table(""", "foreignKeys": [{ "fields": ["other"], "references": { "table": "U#", "fields": ["id"] } }] """)),
        ["tables of one name"] = n => Files(n, Table("").Replace("\"T#\"", "\"Same\"", StringComparison.Ordinal)),
        ["indexes"] = n => [One($$"""{ "type": "object", "required": [{{List(n, "\"p#\"")}}], "properties": { {{List(n, "\"p#\": { \"type\": \"string\" }")}} }, "x-table": { "name": "Rows", "primaryKey": ["p0"], "indexes": [{{List(n, "{ \"fields\": [\"p#\"] }")}}] } }""")],
    };

    private static string Table(string more) =>
        """{ "type": "object", "required": ["id"], "properties": { "id": { "type": "string" }, "other": { "type": "string" } }, "x-table": { "name": "T#", "primaryKey": ["id"]MORE } }""".Replace("MORE", more, StringComparison.Ordinal);

    private static Schema One(string text) => new("sample.schema.json", text);

    private static IEnumerable<Schema> Chain(int count, string link) =>
        [One($$"""{ "type": "object", "properties": { "a": { "$ref": "#/$defs/d0" } }, "$defs": { {{List(count, "\"d#\": " + link.Replace("NEXT", "#/$defs/d#+1", StringComparison.Ordinal))}}, "d{{Number(count)}}": { "type": "integer" } } }""")];

    private static IEnumerable<Schema> Definitions(int count, string definition) =>
        [One($$"""{ "$defs": { {{List(count, "\"d#\": " + definition)}}, {{Fill("\"d#\": " + definition.Replace("#+1", "#", StringComparison.Ordinal), count)}} } }""")];

    private static IEnumerable<Schema> Files(int count, string text, string? last = null) => Enumerable.Range(0, count + 1)
        .Select(i => new Schema($"s{Number(i)}.schema.json", Fill(i < count ? text : last ?? text.Replace("#+1", "#", StringComparison.Ordinal), i)));

    private static string Members(int count, string member) => List(count, member);

    private static string List(int count, string item) => string.Join(", ", Enumerable.Range(0, count).Select(i => Fill(item, i)));

    // "#+1" is the next number, "#" the own one unless a pointer or an anchor begins there.
    private static string Fill(string text, int number) => text
        .Replace("#/", "\u0001/", StringComparison.Ordinal)
        .Replace("\"#a", "\"\u0001a", StringComparison.Ordinal)
        .Replace("\"#node", "\"\u0001node", StringComparison.Ordinal)
        .Replace("#+1", Number(number + 1), StringComparison.Ordinal)
        .Replace("#", Number(number), StringComparison.Ordinal)
        .Replace('\u0001', '#')
        .Replace("DASHES", string.Concat(Enumerable.Range(0, 14).Select(bit => (number >> bit & 1) == 0 ? "-" : ".")), StringComparison.Ordinal);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
