using TradeData.Generators.Binding;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Tests.Diagnostics;

/// <summary>TD0000, which no schema can cause: an exception while a schema is bound.</summary>
public class FaultTests
{
    private static readonly SchemaDocument Document = new("/project/a.schema.json", "{ \"type\": \"string\" }", null, "a.schema.json");

    [Fact]
    public void TD0000_a_fault_of_ours_is_reported_at_the_schema_in_one_line_and_makes_no_code()
    {
        BoundDocument bound = SchemaBinder.Bind(Document, table: null!, BindingOptions.Default);
        Assert.Null(bound.Model);
        string line = Assert.Single(bound.Diagnostics).ToString();
        Assert.StartsWith("/project/a.schema.json(1,1): error TD0000: The generator failed on this schema: System.NullReferenceException: ", line, StringComparison.Ordinal);
        Assert.Contains("DocumentBinder.Bind(", line, StringComparison.Ordinal);
        Assert.EndsWith("This is a bug in the generator, not in the schema; please report it with the schema.", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }
}
