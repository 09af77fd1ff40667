using System.Text;
using TradeData.Generated.Tests.Models;
using TradeData.Runtime;

namespace TradeData.Generated.Tests;

/// <summary>The meta-schema of the x- keywords, by which editors check schemas while they are written.</summary>
public class MetaSchemaTests
{
    public static TheoryData<string> ProductSchemas => [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "product-schemas"), "*.schema.json").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(ProductSchemas))]
    public void Every_schema_of_the_product_is_valid_by_it(string name)
    {
        ValidationResult result = TradeDataSchemaSchema.Validate(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "product-schemas", name)));
        Assert.True(result.IsValid, result.ToString());
    }

    [Fact]
    public void There_are_schemas_to_check() => Assert.Equal(20, ProductSchemas.Count);

    [Theory]
    [InlineData("""{"x-table":{"primaryKey":"id"}}""", "/x-table/primaryKey type")]
    [InlineData("""{"x-table":{"primaryKey":["id"],"indexes":[{"fields":["code"],"kind":"prefixed"}]}}""", "/x-table/indexes/0/kind enum")]
    [InlineData("""{"x-table":{"primaryKey":["id"],"foriegnKeys":[]}}""", "/x-table/foriegnKeys additionalProperties")]
    [InlineData("""{"properties":{"a":{"x-type":"Trade Data"}}}""", "/properties/a/x-type pattern")]
    [InlineData("""{"items":{"x-name":"1st"}}""", "/items/x-name pattern")]
    [InlineData("""{"$defs":{"a":{"minLength":-1}}}""", "/$defs/a/minLength minimum")]
    [InlineData("""{"type":"strin"}""", "/type anyOf")]
    public void A_mistake_is_found_at_its_place(string schema, string expected)
    {
        ValidationResult result = TradeDataSchemaSchema.Validate(Encoding.UTF8.GetBytes(schema));
        Assert.Equal([expected], result.Errors.Select(error => $"{error.InstanceLocation} {error.Keyword}"));
    }
}
