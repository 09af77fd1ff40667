using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Diagnostics;

/// <summary>Each rule of schemas: its place, its message, and that nothing else is reported.</summary>
public class SchemaRuleTests
{
    [Fact]
    public void TD1001_json_that_ends_early() => Reported.For("""
        {
          "type": "object"
        """).Exactly(
            """a(2,19,2,19): error TD1001: The end of the text stands where ',' or '}' after the property is expected""");

    [Fact]
    public void TD1001_a_trailing_comma() => Reported.For("""
        {
          "type": "object",
        }
        """).Exactly(
            """a(3,1,3,2): error TD1001: '}' stands where a property name after the comma (JSON has no trailing commas) is expected""");

    [Fact]
    public void TD1001_a_comment() => Reported.For("""
        {
          // what a line is
          "type": "object"
        }
        """).Exactly(
            """a(2,3,2,4): error TD1001: A comment or '/' (JSON has no comments) stands where a property name in double quotes is expected""");

    [Fact]
    public void TD1001_a_property_that_occurs_twice() => Reported.For("""
        {
          "title": "A",
          "title": "B"
        }
        """).Exactly(
            """a(3,3,3,10): error TD1001: The property "title" occurs twice in this object; remove or rename one of them""");

    [Fact]
    public void TD1001_a_byte_order_mark() => Reported.For("\uFEFF\uFEFF{}").Exactly(
            """a(1,1,1,2): error TD1001: The text begins with a byte order mark (U+FEFF), which JSON does not allow; save the file without it""");

    [Fact]
    public void TD1001_nested_too_deeply() =>
        Reported.For(string.Concat(Enumerable.Repeat("{\"not\":", 201)) + "{}" + new string('}', 201)).Exactly(
            """a(1,1401,1,1402): error TD1001: Objects and arrays are nested more than 200 levels deep""");

    [Fact]
    public void TD1002_a_schema_that_is_a_number() => Reported.For("""
        { "type": "object", "properties": { "a": 5 } }
        """).Exactly(
            """a(1,42,1,43): error TD1002: A schema is an object, true or false, but this is a number""");

    [Fact]
    public void TD1003_a_keyword_with_the_wrong_kind_of_value() => Reported.For("""
        {
          "type": "string",
          "minLength": "3",
          "maxLength": -1,
          "required": ["a", 5],
          "properties": [],
          "allOf": [],
          "uniqueItems": 1,
          "pattern": 5,
          "enum": "A",
          "x-enum": [],
          "x-type": true
        }
        """).Exactly(
            "a(3,16,3,19): error TD1003: \"minLength\" must be a whole number of at least 0, but is \"3\"",
            """a(4,16,4,18): error TD1003: "maxLength" must be a whole number of at least 0, but is -1""",
            """a(5,21,5,22): error TD1003: "required" must be a list of strings, but is a list with 5""",
            """a(6,17,6,19): error TD1003: "properties" must be an object whose values are schemas, but is an array""",
            """a(7,12,7,14): error TD1003: "allOf" must be a list of at least one schema, but is an array""",
            """a(8,18,8,19): error TD1003: "uniqueItems" must be true or false, but is 1""",
            """a(9,14,9,15): error TD1003: "pattern" must be a string with a regular expression, but is 5""",
            "a(10,11,10,14): error TD1003: \"enum\" must be a list of values, but is \"A\"",
            """a(11,13,11,15): error TD1003: "x-enum" must be an object, but is an array""",
            """a(12,13,12,17): error TD1003: "x-type" must be a string, but is true""");

    [Fact]
    public void TD1003_an_id_with_a_fragment() => Reported.For("""
        { "$id": "https://example.org/a#part" }
        """).Exactly(
            "a(1,10,1,38): error TD1003: \"$id\" must be a URI without a fragment, but is \"https://example.org/a#part\"");

    [Fact]
    public void TD1003_a_type_that_is_none_and_anchors_that_nothing_can_refer_to() => Reported.For("""
        {
          "type": [],
          "$anchor": "#here",
          "$defs": { "a": { "$dynamicAnchor": "1a" }, "b": { "$anchor": "_b.c-1" } }
        }
        """).Exactly(
            """a(2,11,2,13): error TD1003: "type" must be the name of a type or a list of at least one name, but is an array""",
            "a(3,14,3,21): error TD1003: \"$anchor\" must be a letter or '_' followed by letters, digits, '-', '_' and '.', but is \"#here\"",
            "a(4,39,4,43): error TD1003: \"$dynamicAnchor\" must be a letter or '_' followed by letters, digits, '-', '_' and '.', but is \"1a\"");

    [Fact]
    public void TD1004_an_item_whose_number_begins_with_a_zero() => Reported.For("""
        { "allOf": [{ "minimum": 1 }], "not": { "$ref": "#/allOf/00" } }
        """).Exactly(
            """a(1,49,1,61): error TD1004: "$ref" refers to "#/allOf/00", which does not exist. Did you mean "#/allOf/0"?""");

    [Fact]
    public void TD1004_a_reference_to_nothing() => Reported.For("""
        {
          "$defs": { "code": { "type": "string" } },
          "type": "object",
          "properties": {
            "a": { "$ref": "#/$defs/cod" },
            "b": { "$ref": "b.schema.json" }
          }
        }
        """).Exactly(
            """a(5,20,5,33): error TD1004: "$ref" refers to "#/$defs/cod", which does not exist. Did you mean "#/$defs/code"?""",
            """a(6,20,6,35): warning TD1026: "$ref" refers to "b.schema.json", but no schema of the project has this address; any value is valid here until one is added. Did you mean "a.schema.json"?""");

    [Fact]
    public void TD1004_a_reference_to_a_place_that_another_file_does_not_have() => Reported.For(
        ("a", """{ "$defs": { "code": { "type": "string" } } }"""),
        ("b", """{ "$ref": "a.schema.json#/$defs/codes" }""")).Exactly(
            """b(1,11,1,39): error TD1004: "$ref" refers to "a.schema.json#/$defs/codes", which does not exist. Did you mean "a.schema.json#/$defs/code"?""");

    [Fact]
    public void TD1005_an_unknown_type() => Reported.For("""
        { "type": ["strng", "null"] }
        """).Exactly(
            """a(1,12,1,19): error TD1005: "strng" is not a type of JSON Schema; the types are null, boolean, object, array, number, integer and string. Did you mean "string"?""");

    [Fact]
    public void TD1006_items_that_occur_twice() => Reported.For("""
        {
          "type": "object",
          "properties": { "a": { "type": "string", "enum": ["x", "y", "x"] } },
          "required": ["a", "a"]
        }
        """).Exactly(
            """a(3,63,3,66): warning TD1006: "x" occurs twice in "enum"; remove one""",
            """a(4,21,4,24): warning TD1006: "a" occurs twice in "required"; remove one""");

    [Fact]
    public void TD1007_a_misspelt_keyword() => Reported.For("""
        { "type": "string", "maxLenght": 5 }
        """).Exactly(
            """a(1,21,1,32): warning TD1007: unknown keyword "maxLenght". Did you mean "maxLength"?""");

    [Fact]
    public void TD1007_is_not_reported_for_words_that_resemble_no_keyword() => Reported.For("""
        { "type": "string", "unit": "kg", "x-owner": "customs", "meta:license": "MIT", "x-note": "n", "x-none": 1, "discriminator": { "propertyName": "kind" } }
        """).Exactly();

    [Fact]
    public void TD1023_a_misspelt_word_of_ours() => Reported.For("""
        { "type": "string", "x-nmae": "Code" }
        """).Exactly(
            """a(1,21,1,29): error TD1023: unknown keyword "x-nmae". Did you mean "x-name"?""");

    [Fact]
    public void TD1022_a_misspelt_annotation() => Reported.For("""
        { "type": "string", "descripton": "A code", "exampels": "a" }
        """).Exactly(
            """a(1,21,1,33): warning TD1022: unknown annotation "descripton". Did you mean "description"?""",
            """a(1,45,1,55): warning TD1022: unknown annotation "exampels". Did you mean "examples"?""");

    [Fact]
    public void TD1010_a_required_property_that_cannot_be_there() => Reported.For("""
        {
          "type": "object",
          "properties": { "partner": { "type": "string" } },
          "required": ["partnr"],
          "additionalProperties": false
        }
        """).Exactly(
            """a(4,16,4,24): warning TD1010: "required" names "partnr", but no property has that name and others are not allowed. Did you mean "partner"?""");

    [Fact]
    public void TD1012_references_in_a_circle() => Reported.For("""
        {
          "$defs": {
            "a": { "allOf": [{ "$ref": "#/$defs/b" }] },
            "b": { "$ref": "#/$defs/a" }
          }
        }
        """).Exactly(
            """a(3,32,3,43): error TD1012: "$ref" leads back to this schema without consuming any input, so validation would never end: #/$defs/a -> #/$defs/b -> #/$defs/a""");

    [Fact]
    public void TD1012_each_way_in_place() => Reported.For("""
        {
          "$defs": {
            "a": { "type": "object", "not": { "minProperties": 1, "$ref": "#/$defs/a" } },
            "b": { "if": { "$ref": "#/$defs/b" } },
            "c": { "dependentSchemas": { "x": { "$ref": "#/$defs/c" } } },
            "d": { "$dynamicAnchor": "d", "$dynamicRef": "#d" },
            "e": { "properties": { "e": { "$ref": "#/$defs/e" } }, "propertyNames": { "$ref": "#/$defs/e" } },
            "f": { "anyOf": [true, { "$id": "https://example.org/f", "minimum": 1, "$ref": "root#/$defs/f" }] }
          },
          "$id": "https://example.org/root"
        }
        """).Exactly(
            """a(3,67,3,78): error TD1012: "$ref" leads back to this schema without consuming any input, so validation would never end: #/$defs/a/not -> #/$defs/a -> #/$defs/a/not""",
            """a(4,28,4,39): error TD1012: "$ref" leads back to this schema without consuming any input, so validation would never end: #/$defs/b -> #/$defs/b""",
            """a(5,49,5,60): error TD1012: "$ref" leads back to this schema without consuming any input, so validation would never end: #/$defs/c -> #/$defs/c""",
            """a(6,50,6,54): error TD1012: "$dynamicRef" leads back to this schema without consuming any input, so validation would never end: #/$defs/d -> #/$defs/d""",
            """a(8,12,8,19): error TD1012: "anyOf" leads back to this schema without consuming any input, so validation would never end: #/$defs/f -> # -> #/$defs/f""");

    [Fact]
    public void TD1012_references_in_a_circle_through_files() => Reported.For(
        ("a", """{ "allOf": [{ "$ref": "b.schema.json" }] }"""),
        ("b", """{ "allOf": [{ "$ref": "a.schema.json" }] }""")).Exactly(
            """a(1,23,1,38): error TD1012: "$ref" leads back to this schema without consuming any input, so validation would never end: a.schema.json# -> b.schema.json# -> a.schema.json#""",
            """b(1,23,1,38): error TD1012: "$ref" leads back to this schema without consuming any input, so validation would never end: b.schema.json# -> a.schema.json# -> b.schema.json#""");

    [Fact]
    public void TD1023_words_of_vocabularies_in_use_pass() => Reported.For("""
        {
          "type": "string", "@comment": "", "tsType": "any", "markdownDescription": "", "x-intellij-html-description": "", "defaultSnippets": [], "enumDescriptions": [], "nullable": true,
          "markdownEnumDescriptions": [], "allowTrailingCommas": true, "doNotSuggest": true, "deprecationMessage": "", "errorMessage": "", "example": 1, "discriminator": {}, "xml": {}, "externalDocs": {}
        }
        """).Exactly();

    [Fact]
    public void TD1023_an_unknown_word_where_the_project_allows_none() => Reported.For(
        new BuildOptions(("TradeDataNamespace", "Sample"), ("TradeDataUnknownKeywords", "error")), """{ "type": "string", "maxLenght": 5, "colour": "red", "tsType": "any" }""").Exactly(
            """a(1,21,1,32): error TD1023: unknown keyword "maxLenght". Did you mean "maxLength"?""",
            "a(1,37,1,45): error TD1023: unknown keyword \"colour\"");

    [Theory]
    [InlineData("https://json-schema.org/draft-07/schema#", "draft 7", "http://json-schema.org/draft-07/schema")]
    [InlineData("http://json-schema.org/draft-7/schema", "draft 7", "http://json-schema.org/draft-07/schema")]
    [InlineData("http://json-schema.org/draft-04/hyper-schema#", "draft 4", "http://json-schema.org/draft-04/schema")]
    [InlineData("http://json-schema.org/draft/2020-12/schema#", "2020-12", "https://json-schema.org/draft/2020-12/schema")]
    [InlineData("http://json-schema.org/schema", "2020-12", "https://json-schema.org/draft/2020-12/schema")]
    public void TD1024_another_spelling(string spelling, string edition, string address) => Reported.For($$"""{ "$schema": "{{spelling}}" }""").Exactly(
        FormattableString.Invariant($"a(1,14,1,{spelling.Length + 16}): warning TD1024: \"$schema\" is \"{spelling}\"; the address of {edition} is \"{address}\", which is used for this schema"));

    [Fact]
    public void TD1025_keywords_beside_a_reference() => Reported.For("""
        {
          "$schema": "http://json-schema.org/draft-06/schema#",
          "properties": { "a": { "title": "A", "$ref": "#/definitions/a", "type": "integer", "maxLength": 3 }, "b": { "description": "B", "$ref": "#/definitions/a" } },
          "definitions": { "a": { "type": "string" } }
        }
        """).Exactly(
            "a(3,67,3,73): warning TD1025: \"type\", \"maxLength\" beside \"$ref\" are ignored in draft 6; put the reference into \"allOf\"");

    [Fact]
    public void TD1025_does_not_name_keywords_that_the_target_repeats() => Reported.For("""
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "properties": { "a": { "$ref": "#/definitions/a", "type": "string" }, "b": { "$ref": "#/definitions/a", "type": "string", "maxLength": 3 } },
          "definitions": { "a": { "maxLength": 4, "type": "string" } }
        }
        """).Exactly(
            "a(3,125,3,136): warning TD1025: \"maxLength\" beside \"$ref\" is ignored in draft 7; put the reference into \"allOf\"");

    [Fact]
    public void TD1016_a_default_of_another_type() => Reported.For("""
        {
          "type": "object",
          "properties": {
            "count": { "type": "integer", "minimum": 0, "maximum": 9, "default": "none" },
            "kind": { "type": "string", "enum": ["x", "y"], "default": "z" }
          }
        }
        """).Exactly(
            """a(4,74,4,80): warning TD1016: The default "none" is not a value of type int; the C# type ignores it""",
            """a(5,64,5,67): warning TD1016: The default "z" is not a value of type Sample.AKind; the C# type ignores it""");

    [Fact]
    public void TD1017_words_for_a_value_that_the_enum_does_not_have() => Reported.For("""
        {
          "type": "object",
          "properties": {
            "kind": {
              "type": "string",
              "enum": ["free", "adValorem"],
              "x-enum": { "adValorm": { "name": "AdValorem" } }
            }
          }
        }
        """).Exactly(
            """a(7,19,7,29): error TD1017: "x-enum" describes "adValorm", but "enum" has no such value. Did you mean "adValorem"?""");

    [Theory]
    [InlineData("\"type\": \"integer\", \"minimum\": 5, \"maximum\": 4", "minimum", "5", "maximum", "4")]
    [InlineData("\"type\": \"number\", \"minimum\": 0.1, \"exclusiveMaximum\": 0.10", "minimum", "0.1", "exclusiveMaximum", "0.10")]
    [InlineData("\"type\": \"string\", \"minLength\": 3, \"maxLength\": 2", "minLength", "3", "maxLength", "2")]
    [InlineData("\"type\": \"array\", \"minItems\": 3, \"maxItems\": 2", "minItems", "3", "maxItems", "2")]
    [InlineData("\"contains\": true, \"minContains\": 3, \"maxContains\": 2", "minContains", "3", "maxContains", "2")]
    [InlineData("\"minimum\": 1e400, \"maximum\": 9.9e399", "minimum", "1e400", "maximum", "9.9e399")]
    [InlineData("\"minimum\": -0.12345678901234567890123456789012345, \"maximum\": -0.12345678901234567890123456789012346", "minimum", "-0.12345678901234567890123456789012345", "maximum", "-0.12345678901234567890123456789012346")]
    [InlineData("\"$schema\": \"http://json-schema.org/draft-04/schema#\", \"minimum\": 3, \"exclusiveMinimum\": true, \"maximum\": 3.0", "minimum", "3", "maximum", "3.0")]
    [InlineData("\"enum\": [1, 2], \"const\": 3", "const", "3", "enum", "an array")]
    public void TD1009_bounds_that_no_value_can_meet(string keywords, string low, string least, string high, string most)
    {
        string at = low == "const" ? least : most;
        int column = 3 + keywords.Length - at.Length;
        Reported.For("{ " + keywords + " }").Exactly($"""a(1,{column},1,{column + at.Length}): warning TD1009: No value can meet both "{low}" ({least}) and "{high}" ({most})""");
    }

    [Theory]
    [InlineData("\"minimum\": 5, \"maximum\": 5.0")]
    [InlineData("\"exclusiveMinimum\": 5, \"maximum\": 5.01")]
    [InlineData("\"exclusiveMinimum\": 0, \"maximum\": 1e-40")]
    [InlineData("\"minimum\": -1e400, \"maximum\": 0e999999999999")]
    [InlineData("\"minLength\": 20e-1, \"maxLength\": 1e400")]
    [InlineData("\"minContains\": 3, \"maxContains\": 2")]
    [InlineData("\"enum\": [{ \"a\": 1, \"b\": [10] }], \"const\": { \"b\": [1e1], \"a\": 1.0 }")]
    public void Bounds_that_some_value_meets_are_not_reported(string keywords) => Reported.For("{ " + keywords + " }").Exactly();

    [Fact]
    public void TD1013_a_discriminator_that_tells_nothing_apart()
    {
        const string Free = """{ "type": "object", "properties": { "kind": { "const": "free" } }, "required": ["kind"] }""";
        Reported.For($$"""{ "x-discriminator": "kind", "oneOf": [{{Free}}, {{Free}}] }""").Exactly(
            """a(1,22,1,28): error TD1013: "x-discriminator" names "kind", which does not distinguish the branches of "oneOf": branches 0 and 1 both have "free" there""");
        Reported.For($$"""{ "x-discriminator": "kind", "oneOf": [{{Free}}, {{Free.Replace("[\"kind\"]", "[]", StringComparison.Ordinal)}}] }""").Exactly(
            "a(1,22,1,28): error TD1013: \"x-discriminator\" names \"kind\", which does not distinguish the branches of \"oneOf\": branch 1 does not both require it and give it a \"const\"");
        Reported.For($$"""{ "x-discriminator": "kind", "oneOf": [{{Free}}, { "type": "string" }] }""").Exactly(
            "a(1,22,1,28): error TD1013: \"x-discriminator\" names \"kind\", which does not distinguish the branches of \"oneOf\": branch 1 is not of \"type\": \"object\"");
        Reported.For("""{ "x-discriminator": "kind", "type": "object" }""").Exactly(
            """a(1,22,1,28): error TD1013: "x-discriminator" names "kind", which does not distinguish the branches of "oneOf": there is no "oneOf" with several branches beside it""");
    }

    [Fact]
    public void TD1018_a_misspelt_format() => Reported.For("""
        { "type": "object", "properties": { "a": { "type": "string", "format": "datetime" }, "b": { "type": "string", "format": "hs-code" } } }
        """).Exactly(
            """a(1,72,1,82): warning TD1018: "datetime" is not a known format. Did you mean "date-time"?""");

    [Fact]
    public void TD1019_a_condition_without_an_if() => Reported.For("""
        { "type": "string", "then": { "minLength": 2 }, "else": { "minLength": 3 } }
        """).Exactly(
            """a(1,21,1,27): warning TD1019: "then" can never apply: there is no "if" beside it""",
            """a(1,49,1,55): warning TD1019: "else" can never apply: there is no "if" beside it""");

    [Fact]
    public void TD1019_a_branch_of_a_type_that_the_schema_rules_out() => Reported.For("""
        { "type": "number", "anyOf": [{ "type": "string" }, { "type": "integer" }] }
        """).Exactly(
            "a(1,41,1,49): warning TD1019: \"anyOf/0\" can never apply: it requires \"string\", but its parent schema requires \"number\"");

    [Fact]
    public void TD1019_a_branch_that_is_there_twice() => Reported.For("""
        { "oneOf": [{ "minLength": 2 }, { "type": "null" }, { "minLength": 2 }] }
        """).Exactly(
            """a(1,53,1,54): warning TD1019: "oneOf/2" can never apply: it equals "oneOf/0", and only one branch may match""");

    [Fact]
    public void TD1008_a_pattern_is_reported_at_its_character() => Reported.For("""
        { "type": "string", "pattern": "a(b" }
        """).Exactly(
            """a(1,34,1,35): error TD1008: The pattern is not an ECMA-262 regular expression: This group is never closed; a literal parenthesis is written '\('.""");

    [Fact]
    public void Many_errors_are_reported_at_once_and_the_other_schemas_are_still_printed()
    {
        Reported reported = Reported.For(
            ("a", """{ "type": "strin", "maxLenght": 5, "minimum": "1" }"""),
            ("b", """{ "type": "object", "properties": { "a": { "type": "string" } } }"""),
            ("c", "{"));
        reported.Exactly(
            """a(1,11,1,18): error TD1005: "strin" is not a type of JSON Schema; the types are null, boolean, object, array, number, integer and string. Did you mean "string"?""",
            """a(1,20,1,31): warning TD1007: unknown keyword "maxLenght". Did you mean "maxLength"?""",
            "a(1,47,1,50): error TD1003: \"minimum\" must be a number, but is \"1\"",
            """c(1,2,1,2): error TD1001: The end of the text stands where a property name in double quotes is expected""");
        Assert.Equal(["b.g.cs", "SampleJsonResolver.json.g.cs"], reported.Hints);
    }

    [Fact]
    public void TD1020_an_unknown_meta_schema() => Reported.For("""
        {
          "$schema": "https://json-schema.org/draft-3/schema#",
          "$defs": { "own": { "$id": "own", "$schema": "https://example.org/meta" }, "same": { "$id": "same" } }
        }
        """).Exactly(
            """a(2,14,2,55): warning TD1020: "$schema" names "https://json-schema.org/draft-3/schema#", which is neither an edition of JSON Schema nor a schema of the project; this one is read as 2020-12""",
            """a(3,48,3,74): warning TD1020: "$schema" names "https://example.org/meta", which is neither an edition of JSON Schema nor a schema of the project; this one is read as 2020-12""");

    [Fact]
    public void TD1021_a_vocabulary_that_must_be_known() => Reported.For(
        ("a", """{ "$schema": "b.schema.json", "type": "string" }"""),
        ("b", """
            {
              "$schema": "https://json-schema.org/draft/2019-09/schema",
              "$vocabulary": { "https://json-schema.org/draft/2019-09/vocab/core": true, "https://example.org/vocab/units": true, "https://example.org/vocab/notes": false }
            }
            """)).Exactly(
            """a(1,14,1,29): error TD1021: The meta-schema "b.schema.json" requires the unsupported vocabulary "https://example.org/vocab/units"; the schema cannot be compiled""");
}
