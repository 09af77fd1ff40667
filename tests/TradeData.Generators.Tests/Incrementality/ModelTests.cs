using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TradeData.Generators.Binding;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;
using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Incrementality;

/// <summary>The outputs of the steps: comparable by value, without types of the compiler.</summary>
public class ModelTests
{
    [Fact]
    public void No_step_hands_on_anything_of_the_compilers()
    {
        GeneratorRunResult result = Generation.Run(Generation.ProductSchemas).GetRunResult().Results.Single();
        List<object> outputs =
        [
            .. result.TrackedSteps.Where(step => step.Key.StartsWith("TradeData.", StringComparison.Ordinal))
                .SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(output => output.Value),
        ];
        Assert.True(outputs.Count >= 4 * Generation.ProductSchemas.Length, $"{outputs.Count} outputs");
        Assert.True(ObjectGraph.Size(outputs.ToArray()) > 10_000);
        Assert.Empty(ObjectGraph.ForbiddenPaths(outputs.ToArray()));
    }

    [Fact]
    public void The_walk_finds_forbidden_objects_through_fields_arrays_and_closures()
    {
        SourceText text = SourceText.From("{}");
        Func<int> closure = () => text.Length;
        string path = Assert.Single(ObjectGraph.ForbiddenPaths(new object[] { new Lazy<int>(closure) }));
        Assert.StartsWith("Object[][0]._factory._target.text: Microsoft.CodeAnalysis.Text.", path, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_inputs_give_equal_models_with_equal_hash_codes()
    {
        IReadOnlyList<BoundDocument> first = Bind(Documents());
        IReadOnlyList<BoundDocument> second = Bind(Documents());
        for (int i = 0; i < first.Count; i++)
        {
            Assert.NotNull(first[i].Model);
            Assert.NotSame(first[i].Model, second[i].Model);
            Assert.Equal(first[i], second[i]);
            Assert.Equal(first[i].GetHashCode(), second[i].GetHashCode());
        }
    }

    [Fact]
    public void The_order_of_the_files_does_not_matter()
    {
        IReadOnlyList<BoundDocument> first = Bind(Documents());
        IReadOnlyList<BoundDocument> second = Bind([.. Documents().Reverse()]);
        Assert.Equal(first.Select(document => document.Model), second.Reverse().Select(document => document.Model));
    }

    [Fact]
    public void White_space_gives_equal_models_and_the_order_within_required_differs_in_the_schemas_text_alone()
    {
        SchemaModel model = Bind("""{"type":"object","required":["a","b"],"properties":{"a":{"type":"string"},"b":{"type":"string"}}}""");
        Assert.Equal(model, Bind("""
            { "type" : "object",
              "required": [ "a", "b" ],
              "properties": { "a": { "type": "string" }, "b": { "type": "string" } } }
            """));
        SchemaModel reordered = Bind("""{"type":"object","required":["b","a"],"properties":{"a":{"type":"string"},"b":{"type":"string"}}}""");
        Assert.NotEqual(model, reordered);
        Assert.Equal(model, reordered with { Text = model.Text });
    }

    [Theory]
    [InlineData("\"minimum\": 1", "\"minimum\": 2")]
    [InlineData("\"minimum\": 1", "\"minimum\": 1.0")]
    [InlineData("\"minimum\": 1", "\"exclusiveMinimum\": 1")]
    [InlineData("\"minimum\": 1", "\"minimum\": 1, \"deprecated\": true")]
    [InlineData("\"minimum\": 1", "\"minimum\": 1, \"description\": \"How many.\"")]
    [InlineData("\"minimum\": 1", "\"minimum\": 1, \"default\": 5")]
    public void A_difference_in_meaning_gives_another_model(string before, string after)
    {
        string Schema(string keyword) => $$"""{ "type": "object", "properties": { "a": { "type": "integer", {{keyword}} } } }""";
        Assert.NotEqual(Bind(Schema(before)), Bind(Schema(after)));
    }

    private static SchemaModel Bind(string schema) => Assert.IsType<SchemaModel>(Bind([new SchemaDocument("a.schema.json", schema)]).Single().Model);

    private static IReadOnlyList<BoundDocument> Bind(SchemaDocument[] documents) => SchemaBinder.BindAll(documents, BindingOptions.Default);

    private static SchemaDocument[] Documents() => [.. Generation.ProductSchemas.Select(file => new SchemaDocument(file.Path, file.Text))];
}
