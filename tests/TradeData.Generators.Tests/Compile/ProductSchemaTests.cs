using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Compile;

public class ProductSchemaTests
{
    [Fact]
    public void The_products_own_schemas_compile_without_a_warning() => Compiled.Cleanly(Generation.Driver(Generation.ProductSchemas));

    [Fact]
    public void The_three_main_schemas_make_less_than_six_thousand_lines_of_code()
    {
        System.Collections.Immutable.ImmutableSortedDictionary<string, string> sources = Generation.Sources(Generation.Run(Generation.ProductSchemas));
        string[] main = ["trade-partner", "tariff-line", "negotiation-record"];
        Assert.InRange(main.Sum(name => Lines(sources.Single(source => source.Key.EndsWith($"schemas.{name}.g.cs", StringComparison.Ordinal)).Value)), 1, 5_999);
    }

    [Fact]
    public void A_schema_of_some_sixty_lines_makes_less_than_fifteen_hundred_lines_of_code()
    {
        string schema = File.ReadAllText(Path.Combine(Repository.Root, "benchmarks", "TradeData.Benchmarks", "schemas", "customs-line.schema.json"));
        Assert.InRange(Generation.Sources(Generation.Run(schema)).Values.Sum(Lines), 1, 1_499);
    }

    private static int Lines(string text) => text.Count(c => c == '\n');
}
