using System.Globalization;
using System.Text;
using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Compile;

/// <summary>Names with a meaning in C#, in the runtime or in the printed code, and colliding names.</summary>
public class NameTests
{
    private static readonly string[] Words =
    [
        // Of the language.
        "class", "string", "object", "event", "field", "value", "record", "required", "init", "get", "this", "base", "nameof", "var", "dynamic", "await", "__arglist", "value__", "_",
        // Of the framework, the runtime, the project.
        "System", "Global", "Json", "Scan", "TradeData", "Runtime", Generation.Namespace, "String", "Uri", "Guid", "Func", "Object", "Exception", "JsonModel", "ValueList",
        // Members of what is printed, and names within it.
        "ReadJson", "TryReadJson", "Validate", "WriteTo", "Read", "Match", "TResult", "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "EqualityContract",
        "PrintMembers", "Deconstruct", "Clone", "JsonTypeInfo", "Location", "AdditionalProperties", "Finalize", "Nulls", "Rules", "Self", "IsValid", "Root",
        "Value", "IsKnown", "CompareTo", "Converter", "Format", "Texts", "M", "T", "p", "i", "c", "writer", "seen", "twice", "next", "count", "name", "start", "item", "extras", "map", "given",
    ];

    /// <summary>Types whose names differ only in the case of their first letters, or in underscores, have the same name and are
    /// reported.</summary>
    private static IEnumerable<string> DistinctWords => Words.Where(word => word.Any(char.IsLetter)).DistinctBy(word => word.Trim('_'), StringComparer.OrdinalIgnoreCase);

    /// <summary>Those that types could stumble over.</summary>
    private static readonly string[] TypeWords =
    [
        "class", "value__", "System", "Global", "Json", "Scan", "TradeData", Generation.Namespace, "String", "Func", "Object", "JsonModel", "Parse", "Validate", "Read", "Match", "Equals", "ToString",
        "GetType", "Clone", "JsonTypeInfo", "Location", "AdditionalProperties", "Rules", "Self", "IsKnown", "CompareTo", "Converter", "Format", "M", "T",
    ];

    private static string Quoted(string text) => $"\"{text}\"";

    private static string List(Func<string, string> of) => string.Join(", ", Words.Select(of));

    [Fact]
    public void As_properties() => Compiles($$"""
        { "type": "object", "properties": { {{List(word => $"{Quoted(word)}: {{ \"type\": [\"string\", \"null\"], \"maxLength\": 9 }}")}} }, "required": ["value", "Parse", "_", "c", "given"] }
        """);

    [Fact]
    public void As_properties_of_a_closed_object() => Compiles($$"""
        { "type": "object", "properties": { {{List(word => $"{Quoted(word)}: {{ \"type\": \"integer\", \"default\": 1 }}")}} }, "additionalProperties": false }
        """);

    [Fact]
    public void As_values_of_enums() => Compiles($$"""
        {
          "type": "object",
          "properties": {
            "closed": { "type": "string", "enum": [{{List(Quoted)}}] },
            "open": { "type": "string", "enum": [{{List(Quoted)}}], "x-enum": { "extensible": true } },
            "named": { "type": "string", "enum": ["a"], "x-enum": { "a": { "name": "value__" } } }
          }
        }
        """);

    [Fact]
    public void As_cases_of_a_union()
    {
        IEnumerable<string> branches = DistinctWords.Select(word => $$"""{ "type": "object", "properties": { "kind": { "const": {{Quoted(word)}} } }, "required": ["kind"] }""");
        Compiles($$"""{ "title": "Choice", "oneOf": [{{string.Join(", ", branches)}}] }""");
    }

    [Theory]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string", "maxLength": 9 } } }""")]
    [InlineData("""{ "type": "string", "enum": ["a"] }""")]
    [InlineData("""{ "type": "string", "x-enum": { "extensible": true } }""")]
    [InlineData("""{ "oneOf": [{ "type": "object", "properties": { "k": { "const": "a" } }, "required": ["k"] }, { "type": "object", "properties": { "k": { "const": "b" } }, "required": ["k"] }] }""")]
    public void As_definitions(string schema) =>
        Compiles($$"""{ "$defs": { {{string.Join(", ", TypeWords.Select(word => $"{Quoted(word)}: {schema}"))}} } }""");

    [Fact]
    public void Names_that_become_one_another_stay_apart() => Compiles("""
        {
          "type": "object",
          "properties": {
            "a-b": { "type": "string", "maxLength": 1 }, "a_b": { "type": "string", "maxLength": 2 }, "aB": { "type": "string", "maxLength": 3 }, "AB": { "type": "string", "maxLength": 4 },
            "ab": { "type": "string", "maxLength": 5 }, "URL": { "type": "integer", "minimum": 1 }, "Url": { "type": "integer", "minimum": 2 }, "url": { "type": "integer", "minimum": 3 },
            "1": { "type": "string" }, "_1": { "type": "string" }, "+": { "type": "string" }, "-": { "type": "string" }, "ﬁ": { "type": "string" }, "fi": { "type": "string" },
            "list": { "type": "array", "items": { "type": "string", "enum": ["-", "+", "a b", "a-b", "aB", "1", "_1"] } },
            "nested": { "type": "object", "properties": { "nested": { "type": "object", "properties": { "nested": { "type": "string" } } } } }
          },
          "$defs": { "x-y": { "type": "string", "maxLength": 7 }, "x_y": { "type": "string", "maxLength": 8 }, "xY": { "type": "integer", "maximum": 9 } }
        }
        """);

    [Fact]
    public void Definitions_with_colliding_names_differ_in_other_files() => Compiled.Cleanly(Generation.Driver(
    [
        new SchemaFile("a.schema.json", """{ "$defs": { "x-y": { "type": ["string", "null"], "maxLength": 7 }, "x_y": { "type": ["integer", "null"] }, "xY": { "type": "array", "items": { "type": "integer" } } } }"""),
        new SchemaFile("b.schema.json", """
            { "type": "object", "properties": { "a": { "$ref": "a.schema.json#/$defs/x-y" }, "b": { "$ref": "a.schema.json#/$defs/x_y" }, "c": { "$ref": "a.schema.json#/$defs/xY" } } }
            """),
    ]));

    [Fact]
    public void Places_that_no_keyword_calls_schemas_can_be_referred_to_by_any_name() => Compiles("""
        {
          "type": "object",
          "properties": {
            "a": { "$ref": "#/rules" }, "b": { "$ref": "#/uri" }, "c": { "$ref": "#/self" }, "d": { "$ref": "#/1/2" }, "e": { "$ref": "#/is%20valid" }, "f": { "$ref": "#/root" },
            "g": { "$ref": "#/properties" }, "h": { "$ref": "#/$defs" }
          },
          "rules": { "type": "array", "items": { "type": "string" } }, "uri": { "type": ["string", "null"] }, "self": { "type": ["integer", "null"] },
          "1": { "2": { "type": ["number", "null"] } }, "is valid": { "type": ["boolean", "null"] }, "root": { "type": ["string", "null"] }, "$defs": {}
        }
        """);

    [Fact]
    public void Three_hundred_properties()
    {
        StringBuilder properties = new();
        for (int i = 0; i < 300; i++)
        {
            properties.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ",")} \"property{i}\": {{ \"type\": \"boolean\" }}");
        }
        string required = string.Join(", ", Enumerable.Range(0, 100).Select(i => FormattableString.Invariant($"\"property{i * 3}\"")));
        Compiles($$"""{ "type": "object", "properties": { {{properties}} }, "required": [{{required}}], "dependentRequired": { "property1": ["property299"] } }""");
    }

    [Fact]
    public void A_hundred_levels_of_objects()
    {
        const int Levels = 95;
        string schema = """{ "type": "string" }""";
        for (int i = 0; i < Levels; i++)
        {
            schema = $$"""{ "type": "object", "properties": { "level": {{schema}} } }""";
        }
        Compiles(schema);
    }

    private static void Compiles(string schema) => Compiled.Cleanly(Generation.Driver([new SchemaFile("sample.schema.json", schema)]));
}
