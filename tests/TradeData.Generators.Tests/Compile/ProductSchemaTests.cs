using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Compile;

public class ProductSchemaTests
{
    [Fact]
    public void The_products_own_schemas_compile_without_a_warning() => Compiled.Cleanly(Generation.Driver(Generation.ProductSchemas));
}
