using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Compile;

/// <summary>Small schemas in the style of published ones: none causes a diagnostic, and all code compiles without a warning.</summary>
public class PublishedStyleTests
{
    /// <summary>Generic names as TypeScript generators write them, and names that are one but for their signs.</summary>
    private const string Generics = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#", "$ref": "#/definitions/TopLevel<Spec>",
          "definitions": {
            "TopLevel<Spec>": { "type": "object", "properties": { "mark": { "$ref": "#/definitions/Mark<\"bar\">" }, "axis": { "$ref": "#/definitions/Axis<(string|null)>" } } },
            "TopLevelSpec": { "type": "object", "properties": { "a": { "type": "number" } } },
            "Mark<\"bar\">": { "type": "object", "properties": { "type": { "const": "bar" }, "cornerRadius": { "type": "number" } }, "required": ["type"] },
            "Mark<'bar'>": { "type": "object", "properties": { "type": { "const": "bar" } } },
            "Axis<(string|null)>": { "type": "object", "additionalProperties": false, "properties": { "title": { "type": ["string", "null"] }, "Title": { "type": "string" } } },
            "Axis<string,null>": { "type": "object", "properties": { "b": { "type": "boolean" } } }
          }
        }
        """;

    /// <summary>Definitions under addresses, with identifiers of their own and equal titles.</summary>
    private const string Addresses = """
        {
          "$schema": "http://json-schema.org/draft-07/schema", "title": "Document", "type": "object",
          "properties": { "info": { "$ref": "#/definitions/http:~1~1example.com~1definitions~12.6.0~1info.json" }, "tags": { "type": "array", "items": { "$ref": "http://example.com/definitions/2.6.0/tag.json" } } },
          "definitions": {
            "http://example.com/definitions/2.6.0/info.json": { "type": "object", "title": "Info Object", "properties": { "license": { "type": "object", "title": "License", "properties": { "url": { "type": "string" } } } } },
            "http://example.com/definitions/2.6.0/tag.json": { "$id": "http://example.com/definitions/2.6.0/tag.json", "type": "object", "title": "Info Object", "properties": { "name": { "type": "string" } } },
            "http://example.com/definitions/3.0.0/license.json": { "type": "object", "title": "License", "properties": { "name": { "type": "string" } } }
          }
        }
        """;

    /// <summary>Equal enums and options at many places, words of editors, names of our own classes.</summary>
    private const string Tool = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#", "title": "Schema", "type": "object", "@comment": "c", "allowTrailingCommas": true,
          "properties": {
            "build": { "title": "Options", "type": "object", "properties": { "level": { "enum": ["error", "warn", "off"], "title": "Level", "markdownEnumDescriptions": ["a", "b", "c"] } } },
            "vercel": { "title": "Options", "type": "object", "properties": { "level": { "enum": ["error", "warn", "off"], "title": "Level", "markdownEnumDescriptions": ["a", "b", "c"] }, "x": { "type": "string" } } },
            "lint": { "title": "Options", "type": "object", "properties": { "level": { "enum": ["error", "warn"], "title": "Level", "tsType": "string" } } },
            "schemaSchema": { "type": "object", "properties": { "a": { "type": "string" } } },
            "levelFormat": { "title": "Level Format", "type": "object", "properties": { "a": { "type": "string" } } },
            "$schema": { "type": "string" }, "schema": { "type": "string" }, "//": { "type": "string" }, "+1": { "type": "integer" }, "-1": { "type": "integer" }
          }
        }
        """;

    /// <summary>Types beside <c>null</c>, extension members, lists of one item's name, parts in <c>allOf</c>.</summary>
    private const string Compose = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "compose_spec.json", "title": "Compose Specification", "type": "object",
          "properties": {
            "services": { "type": "object", "patternProperties": { "^[a-zA-Z0-9._-]+$": { "$ref": "#/$defs/service" } }, "additionalProperties": false },
            "data": { "type": "array", "items": { "type": "object", "properties": { "data": { "type": "array", "items": { "type": "object", "properties": { "data": { "type": "string" } } } } } } }
          },
          "patternProperties": { "^x-": {} }, "additionalProperties": false,
          "$defs": {
            "service": {
              "type": "object", "allOf": [{ "type": "object", "properties": { "deploy": { "type": ["object", "null"], "properties": { "mode": { "type": "string" } } } } }],
              "properties": { "deploy": { "type": ["object", "null"], "properties": { "replicas": { "type": ["integer", "string"] } } }, "service": { "type": "string" } },
              "patternProperties": { "^x-": {} }
            },
            "Service": { "type": ["object", "null"], "properties": { "name": { "type": ["string", "null"] } } }
          }
        }
        """;

    /// <summary>An embedded meta-schema with an identifier of its own, whose references mean the whole document all the same.</summary>
    private const string Embedded = """
        {
          "$schema": "http://json-schema.org/draft-04/schema#", "id": "http://example.com/definitions/1.0.0/topics.json", "title": "Topics", "type": "object",
          "properties": { "payload": { "$ref": "#/definitions/core" }, "owner": { "$ref": "#/definitions/owner", "type": "object" } },
          "definitions": {
            "core": {
              "id": "http://example.com/core/schema", "type": "object",
              "properties": { "items": { "anyOf": [{ "$ref": "#/definitions/core" }, { "$ref": "#/definitions/core/definitions/cores" }] }, "not": { "$ref": "#/definitions/core" } },
              "definitions": { "cores": { "type": "array", "minItems": 1, "items": { "$ref": "#/definitions/core" } } }
            },
            "owner": { "type": "object", "properties": { "name": { "type": "string" } } }
          }
        }
        """;

    /// <summary>References into groups of definitions, at places that are no schema until something refers to them.</summary>
    private const string Groups = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#", "title": "Release", "type": "object",
          "properties": { "add": { "$ref": "#/$defs/options/add" }, "publish": { "allOf": [{ "$ref": "#/$defs/options/publish/npm" }, { "properties": { "tag": {} } }] } },
          "$defs": {
            "options": {
              "add": { "type": "object", "properties": { "exact": { "$ref": "#/$defs/options/shared/exact" }, "dev": { "type": "boolean" } } },
              "publish": { "npm": { "type": "object", "properties": { "tag": { "$ref": "#/$defs/options/shared/tag" } } } },
              "shared": { "exact": { "type": "boolean" }, "tag": { "$ref": "#/$defs/options/shared/text" }, "text": { "type": "string" } }
            }
          }
        }
        """;

    [Fact]
    public void Published_styles_compile_without_a_diagnostic() => Compiled.Together(
    [
        new SchemaFile("generics.schema.json", Generics),
        new SchemaFile("addresses.schema.json", Addresses),
        new SchemaFile("tool.schema.json", Tool),
        new SchemaFile("compose.schema.json", Compose),
        new SchemaFile("embedded.schema.json", Embedded),
        new SchemaFile("groups.schema.json", Groups),
    ]);

    /// <summary>A reference by a file's name, from a document with an address elsewhere, to a place that no keyword treats as a schema.</summary>
    [Fact]
    public void A_place_within_a_file_beside_is_found() => Compiled.Cleanly(Generation.Driver(
    [
        new SchemaFile("release.schema.json", """{ "$schema": "http://json-schema.org/draft-07/schema#", "$id": "https://example.com/release.json", "title": "Release", "type": "object", "properties": { "level": { "$ref": "shared.schema.json#/groups/level" } } }"""),
        new SchemaFile("shared.schema.json", """{ "$schema": "http://json-schema.org/draft-07/schema#", "title": "Shared", "type": "object", "groups": { "level": { "title": "Level", "type": "object", "properties": { "name": { "type": "string" } } } } }"""),
    ]));

    [Fact]
    public void Files_of_equal_titles_and_definitions_compile_together() => Compiled.Cleanly(Generation.Driver(
    [
        new SchemaFile("v0.1/statement.schema.json", """{ "title": "Statement", "type": "object", "properties": { "subject": { "$ref": "#/$defs/Subject" } }, "$defs": { "Subject": { "type": "object", "properties": { "name": { "type": "string" } } } } }"""),
        new SchemaFile("v1/statement.schema.json", """{ "title": "Statement", "type": "object", "properties": { "subject": { "$ref": "#/$defs/Subject" } }, "$defs": { "Subject": { "type": "object", "properties": { "uri": { "type": "string" } } } } }"""),
        new SchemaFile("v1/envelope.schema.json", """{ "title": "Envelope", "type": "object", "properties": { "payload": { "$ref": "statement.schema.json" }, "old": { "$ref": "../v0.1/statement.schema.json#/$defs/Subject" } } }"""),
    ]));
}
