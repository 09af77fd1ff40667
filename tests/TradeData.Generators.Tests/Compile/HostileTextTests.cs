using System.Globalization;
using System.Text.Json;
using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Compile;

/// <summary>Code from any schema text compiles, and contains nothing that the schema does not.</summary>
public class HostileTextTests
{
    /// <summary>JSON strings, with their quotes, that would break out of literals, comments, documentation and lines.</summary>
    private static readonly string[] Texts =
    [
        .. new[]
        {
            "*/ class Evil { } /*", "\"\"\"", "\"); System.Environment.Exit(1); //", "</summary><remarks>", "<see cref=\"Missing\"/>", "a & b &amp; &#0; ]]>",
            "one\ntwo\r\nthree\rfour", "line\u2028separator\u2029paragraph\u0085next", "tab\tnull\0bell\a\u001b", "\ufeffmark\u200bspace\u202eright to left",
            "a%20b", "50%", "\\", "\\u0041 \\x41 \\", "{0} {{ }} {x:y} $@", "#if DEBUG\n#error no\n#endif", "#nullable disable", "`code` and `half", "/// //", "🐄 beef 🐄",
            "Ångström ß ﬁ ı İ", "日本 貿易", "e\u0301 decomposed", "0123", "   ", "", "\uffff\ufffe",
        }.Select(text => JsonSerializer.Serialize(text)),
        "\"\\ud800 alone\"", "\"alone \\udc00\"", $"\"{new string('x', 5000)}\"", $"\"{Generation.Namespace}\"",
    ];

    private static readonly string[] Nastiest = Texts[..14];

    [Fact]
    public void Any_text_in_any_place_compiles_cleanly() => Compiled.Together(Texts.Select(text => new SchemaFile("hostile.schema.json", Everywhere(text))));

    [Fact]
    public void Any_text_as_the_name_of_a_file_compiles_cleanly()
    {
        const string Schema = """{ "type": "object", "properties": { "a": { "$ref": "#/$defs/b" } }, "$defs": { "b": { "type": "integer", "minimum": 0 } } }""";
        IEnumerable<string> names = Nastiest.Select(text => JsonSerializer.Deserialize<string>(text)!).Append(new string('x', 5000)).Append("class").Append("Read");
        Compiled.Together(names.Select(name => new SchemaFile(name + ".schema.json", Schema)));
    }

    [Fact]
    public void Any_text_as_a_pattern_compiles_cleanly_or_is_reported()
    {
        IEnumerable<SchemaFile> schemas = Nastiest.Select(text => new SchemaFile("sample.schema.json", $$"""
            {
              "type": "object",
              "properties": { "a": { "type": "string", "pattern": {{text}} }, "b": { "type": "object", "additionalProperties": { "type": "string", "pattern": {{text}} } } },
              "patternProperties": { {{text}}: { "type": "integer" } }
            }
            """));
        ILookup<bool, SchemaFile> sound = schemas.ToLookup(schema => Generation.Run([schema]).GetRunResult().Diagnostics.IsEmpty);
        Assert.All(sound[false], schema => Assert.All(Generation.Run([schema]).GetRunResult().Diagnostics, diagnostic => Assert.Equal("TD1008", diagnostic.Id)));
        Assert.True(sound[true].Count() > 5);
        Compiled.Together(sound[true]);
    }

    [Fact]
    public void Any_text_in_a_table_compiles_cleanly() => Compiled.Together(Nastiest.Select(text => new SchemaFile("rows.schema.json", $$"""
        {
          "title": "Row",
          "description": {{text}},
          "type": "object",
          "properties": { "id": { "type": "string", "description": {{text}} }, "part": { "type": "object", "properties": { "of": { "type": "string", "title": {{text}} } } } },
          "required": ["id"],
          "x-table": { "name": "Rows", "primaryKey": ["id"], "indexes": [{ "fields": ["part.of"] }], "foreignKeys": [{ "fields": ["part.of"], "references": { "table": "Rows", "fields": ["id"] } }] }
        }
        """)));

    private static string Everywhere(string json) => string.Format(CultureInfo.InvariantCulture, """
        {{
          "$comment": {0},
          "title": {0},
          "description": {0},
          "deprecated": true,
          "type": "object",
          "required": [{0}],
          "dependentRequired": {{ {0}: ["other"] }},
          "properties": {{
            {0}: {{ "title": {0}, "description": {0}, "type": "string", "default": {0}, "examples": [{0}] }},
            "other": {{ "description": {0}, "type": "string", "default": {0}, "deprecated": true }},
            "word": {{ "description": {0}, "type": "string", "enum": [{0}, "plain"], "x-enum": {{ {0}: {{ "description": {0} }} }} }},
            "open": {{ "type": "string", "x-enum": {{ "extensible": true, {0}: {{ "description": {0} }} }} }},
            "fixed": {{ "const": {0} }},
            "any": {{ "enum": [{0}, 1, null] }},
            "inner": {{ "type": "object", "description": {0}, "properties": {{ {0}: {{ "type": "integer" }} }} }},
            "map": {{ "type": "object", "additionalProperties": {{ "type": "string", "description": {0} }} }},
            "choice": {{
              "x-discriminator": {0},
              "oneOf": [
                {{ "type": "object", "description": {0}, "properties": {{ {0}: {{ "const": {0} }} }}, "required": [{0}] }},
                {{ "type": "object", "properties": {{ {0}: {{ "const": "plain word" }}, "b": {{ "type": "number" }} }}, "required": [{0}] }}
              ]
            }}
          }}
        }}
        """, json);
}
