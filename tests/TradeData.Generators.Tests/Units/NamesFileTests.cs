using Microsoft.CodeAnalysis;
using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Units;

/// <summary>Keywords from a names file beside a schema.</summary>
public class NamesFileTests
{
    private const string Schema = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "type": "object",
          "properties": {
            "id": { "type": "string" },
            "author": { "$ref": "#/definitions/person" },
            "kind": { "enum": ["module", "commonjs"] }
          },
          "required": ["id"],
          "definitions": { "person": { "type": "object", "properties": { "name": { "type": "string" } } } }
        }
        """;

    [Fact]
    public void Names_values_and_a_table_are_given_from_outside()
    {
        GeneratorDriver driver = Driver("""
            {
              "$comment": "Ours.",
              "": { "x-name": "NpmPackage", "x-table": { "name": "Packages", "primaryKey": ["id"] } },
              "/definitions/person": "Author",
              "#/properties/author": "WrittenBy",
              "/properties/kind": { "x-name": "ModuleKind", "x-enum": { "commonjs": { "name": "CommonJs" } } }
            }
            """);
        Compiled.Cleanly(driver);
        string all = string.Concat(Generation.Sources(driver.RunGenerators(Generation.Project())).Values);
        Assert.Contains("public sealed partial record NpmPackage", all, StringComparison.Ordinal);
        Assert.Contains("public sealed partial class NpmPackageTable", all, StringComparison.Ordinal);
        Assert.Contains("public sealed partial record Author", all, StringComparison.Ordinal);
        Assert.Contains("global::Sample.Author? WrittenBy", all, StringComparison.Ordinal);
        Assert.Contains("public enum ModuleKind", all, StringComparison.Ordinal);
        Assert.Contains("    CommonJs,", all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"/definitions/persn\": \"Author\" }", "(0,2)-(0,22): TD1027 \"/definitions/persn\" leads to no schema in package.schema.json. Did you mean \"/definitions/person\"?")]
    [InlineData("{ \"/definitions/person\": { \"title\": \"Author\" } }", "(0,27)-(0,34): TD1027 \"title\" is not a keyword of names files (x-table, x-type, x-scalar, x-name, x-enum, x-discriminator)")]
    [InlineData("{\n  \"\": \"a b\" }", "(1,6)-(1,11): TD1015 \"a b\" is not a valid C# name: use a letter followed by letters and digits, and no C# keyword")]
    [InlineData("{ \"\": 1 }", "(0,6)-(0,7): TD1027 Each entry is a name or an object of keywords, but this is a number")]
    [InlineData("[]", "(0,0)-(0,2): TD1027 A names file is an object that maps JSON Pointers to keywords, but this is an array")]
    [InlineData("{ \"/definitions/person\": { \"x-enum\": 1 } }", "(0,37)-(0,38): TD1003 \"x-enum\" must be an object, but is 1")]
    public void A_mistake_is_reported_at_its_place(string names, string expected)
    {
        Diagnostic told = Assert.Single(Driver(names).RunGenerators(Generation.Project()).GetRunResult().Results.Single().Diagnostics);
        FileLinePositionSpan at = told.Location.GetLineSpan();
        Assert.Equal("/project/package.names.json", at.Path);
        Assert.Equal(expected, $"{at.Span}: {told.Id} {told.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
    }

    [Fact]
    public void A_file_without_a_schema_is_reported()
    {
        Diagnostic told = Assert.Single(Generation.Run([new SchemaFile("other.schema.json", Schema), new SchemaFile("package.names.json", "{}")]).GetRunResult().Results.Single().Diagnostics);
        Assert.Equal(("TD1027", "/project/package.names.json"), (told.Id, told.Location.GetLineSpan().Path));
    }

    private static GeneratorDriver Driver(string names) => Generation.Driver([new SchemaFile("package.schema.json", Schema), new SchemaFile("package.names.json", names)]);
}
