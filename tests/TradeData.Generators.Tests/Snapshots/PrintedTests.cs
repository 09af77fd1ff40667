using System.Globalization;
using Microsoft.CodeAnalysis;
using TradeData.Generators.Tests.Support;
using VerifyXunit;

namespace TradeData.Generators.Tests.Snapshots;

/// <summary>Printed code, one feature in each snapshot. Behaviour is tested elsewhere; these tests make changes of the printed code
/// visible in a review.</summary>
[UsesVerify]
public class PrintedTests
{
    private const string Record = """
        {
          "title": "Quota",
          "description": "How much may come in at the lower rate.",
          "type": "object",
          "required": ["id", "tonnes"],
          "properties": {
            "id": { "type": "string", "pattern": "^[A-Z]{2}$", "description": "Two letters." },
            "tonnes": { "type": "number", "minimum": 0 },
            "opens": { "type": "string", "format": "date" },
            "code": { "type": "string", "x-type": "TradeData.HsCode" },
            "open": { "type": "boolean", "default": true },
            "note": { "type": ["string", "null"], "maxLength": 80, "deprecated": true }
          },
          "additionalProperties": false
        }
        """;

    private const string Union = """
        {
          "title": "Duty",
          "oneOf": [
            { "title": "Free", "type": "object", "required": ["kind"], "properties": { "kind": { "const": "free" } }, "additionalProperties": false },
            { "title": "Percent", "type": "object", "required": ["kind", "percent"], "properties": { "kind": { "const": "percent" }, "percent": { "type": "number" } }, "additionalProperties": false }
          ]
        }
        """;

    private const string TextOrList = """
        {
          "title": "Command",
          "description": "What is run: one text for a shell, or a program and its arguments.",
          "oneOf": [
            { "type": "string", "minLength": 1 },
            { "type": "array", "items": { "type": "string" } },
            { "type": "object", "required": ["run"], "properties": { "run": { "type": "string" } }, "additionalProperties": false },
            { "type": "null" }
          ]
        }
        """;

    private const string Enumerations = """
        {
          "title": "Transport",
          "type": "object",
          "required": ["mode"],
          "properties": {
            "mode": { "type": "string", "enum": ["sea", "air"], "x-enum": { "sea": { "name": "BySea", "description": "On a ship." } } },
            "port": { "type": "string", "x-enum": { "extensible": true, "JPTYO": { "name": "Tokyo" } } }
          }
        }
        """;

    private const string Collections = """
        {
          "title": "Basket",
          "type": "object",
          "properties": {
            "codes": { "type": "array", "items": { "type": "string" }, "minItems": 1, "uniqueItems": true },
            "prices": { "type": "object", "additionalProperties": { "type": "number" } },
            "rest": true
          },
          "unevaluatedProperties": false
        }
        """;

    private const string Composed = """
        {
          "title": "Checked",
          "type": "object",
          "properties": { "a": { "type": "integer" }, "b": { "type": "integer" } },
          "dependentRequired": { "b": ["a"] },
          "anyOf": [{ "required": ["a"] }, { "maxProperties": 0 }],
          "if": { "properties": { "a": { "const": 1 } } },
          "then": { "required": ["b"] },
          "not": { "properties": { "b": { "const": 0 } }, "required": ["b"] }
        }
        """;

    private const string Partners = """
        {
          "$id": "https://example.org/partner.schema.json",
          "title": "Partner",
          "type": "object",
          "required": ["id", "name"],
          "properties": { "id": { "type": "string" }, "name": { "type": "string" } },
          "x-table": { "name": "Partners", "primaryKey": ["id"] }
        }
        """;

    private const string Lines = """
        {
          "$id": "https://example.org/line.schema.json",
          "title": "Line",
          "type": "object",
          "required": ["code", "partner", "from"],
          "properties": {
            "code": { "type": "string", "x-type": "TradeData.HsCode", "x-scalar": { "key": "code", "operators": true } },
            "partner": { "type": "string" },
            "parent": { "type": "string", "x-type": "TradeData.HsCode" },
            "from": { "type": "string", "format": "date" },
            "to": { "type": "string", "format": "date" }
          },
          "x-table": {
            "name": "Lines",
            "primaryKey": ["partner", "code", "from"],
            "indexes": [{ "fields": ["code"], "kind": "prefix" }, { "fields": ["from"], "kind": "range" }],
            "validTime": { "from": "from", "to": "to" },
            "foreignKeys": [{ "fields": ["partner"], "references": { "table": "Partners", "fields": ["id"] } }]
          }
        }
        """;

    [Fact]
    public Task A_record() => Verifier.Verify(Generation.Run(Record));

    [Fact]
    public Task A_union() => Verifier.Verify(Generation.Run(Union));

    [Fact]
    public Task A_union_by_type() => Verifier.Verify(Generation.Run(TextOrList));

    [Fact]
    public Task Enumerations_closed_and_open() => Verifier.Verify(Generation.Run(Enumerations));

    [Fact]
    public Task Lists_maps_and_raw_values() => Verifier.Verify(Generation.Run(Collections));

    [Fact]
    public Task Rules_across_properties() => Verifier.Verify(Generation.Run(Composed));

    [Fact]
    public Task Tables_and_their_catalog() => Verifier.Verify(Generation.Run([new SchemaFile("line.schema.json", Lines), new SchemaFile("partner.schema.json", Partners)]));

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    public void The_culture_of_the_machine_changes_no_byte(string culture)
    {
        IReadOnlyDictionary<string, string> expected = Generation.Sources(Generation.Run(Generation.ProductSchemas));
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            GeneratorDriver again = Generation.Run(Generation.ProductSchemas);
            Assert.Equal(expected, Generation.Sources(again));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
