using System.Text;
using TradeData.Compiler.Interpretation;
using TradeData.Conformance.Tests.Backends;
using TradeData.Generators.Binding;
using TradeData.Generators.Schema;
using TradeData.Runtime;

namespace TradeData.Conformance.Tests.Robustness;

/// <summary>No text and no schema exhausts the stack, on small threads as on large ones: what goes too deep is an error at its place.</summary>
public class StackTests
{
    private const int Links = 1000;
    private const int ManyLinks = 3000;

    // Each link also asserts something, so that it is no plain reference, and the last one leads back to the first through a property.
    private static readonly string s_chain = Chain("""{"minProperties":0,"allOf":[{"$ref":"NEXT"}]}""");
    private static readonly string s_references = Chain("""{"$ref":"NEXT"}""");

    private static readonly BoundSchemas s_bound = new(
        [], [new SchemaDocument("chain.schema.json", s_chain), new SchemaDocument("references.schema.json", s_references)], BindingOptions.Default);

    private static readonly Lazy<GeneratedCode> s_code = new(() => new GeneratedCode(s_bound.Called));
    private static readonly Lazy<PlanInterpreter> s_interpreter = new(() => new PlanInterpreter([.. s_bound.Called.Select(schema => schema.Model!)]));

    [Theory]
    [InlineData(nameof(Backend.Generated), Stacks.Small)]
    [InlineData(nameof(Backend.Generated), Stacks.Large)]
    [InlineData(nameof(Backend.Interpreted), Stacks.Small)]
    [InlineData(nameof(Backend.Interpreted), Stacks.Large)]
    public void A_chain_of_schemas_at_every_level_is_too_deep(string backend, int stack)
    {
        // Three levels of a thousand schemas are more than the 2,048 that 64 levels allow.
        ValidationResult result = Validate(0, backend, stack, Nested(64), ValidationOptions.Default);

        ValidationError error = Assert.Single(result.Errors);
        Assert.Equal("depth", error.Keyword);
        if (stack == Stacks.Large)
        {
            Assert.Equal(("/n/n", 1, 11, "More than 2048 schemas apply within one another here."), (error.InstanceLocation, error.Line, error.Column, error.Message));
        }
    }

    [Theory]
    [InlineData(nameof(Backend.Generated))]
    [InlineData(nameof(Backend.Interpreted))]
    public void Values_within_the_limit_are_valid(string backend)
    {
        Assert.True(Validate(0, backend, Stacks.Large, Nested(1), ValidationOptions.Default).IsValid);
        Assert.True(Validate(0, backend, Stacks.Large, Nested(64), new ValidationOptions { MaxDepth = ValidationOptions.DeepestNesting }).Errors is [{ Keyword: "depth" }]);
    }

    [Theory]
    [InlineData(nameof(Backend.Generated))]
    [InlineData(nameof(Backend.Interpreted))]
    public void A_chain_of_plain_references_costs_nothing(string backend)
    {
        Assert.True(Validate(1, backend, Stacks.Large, Nested(60), ValidationOptions.Default).IsValid);
        ValidationError error = Assert.Single(Validate(1, backend, Stacks.Small, Nested(1, "false"), ValidationOptions.Default).Errors);
        Assert.Equal(("type", "/n"), (error.Keyword, error.InstanceLocation));
        string chain = string.Concat(Enumerable.Repeat("/$ref", Links + 1));
        Assert.Equal($"{chain}/properties/n/$ref{chain}/type", error.KeywordLocation);
    }

    [Theory]
    [InlineData(Stacks.Small)]
    [InlineData(Stacks.Large)]
    public void Three_thousand_plain_references_at_each_of_64_levels_are_bound_on_small_stacks_and_run_on_any(int stack)
    {
        BoundSchemas bound = BindOnSmallStack("""{"$ref":"NEXT"}""");
        CompiledSchema compiled = new GeneratedCode(bound.Called).Of(bound.Schemas[0]);
        InterpretedSchema interpreted = Interpreted(bound);
        byte[] text = Encoding.UTF8.GetBytes(Nested(63));
        byte[] wrong = Encoding.UTF8.GetBytes(Nested(63, "0"));
        Stacks.Run(stack, () =>
        {
            foreach ((ValidationResult right, ValidationResult error) in new[]
            {
                (compiled.Validate(text, null), compiled.Validate(wrong, null)),
                (interpreted.Validate(text), interpreted.Validate(wrong)),
            })
            {
                // A small stack may be too small for so many levels, and then says so.
                string[] keywords = [.. right.Errors.Select(one => one.Keyword)];
                Assert.True(keywords is [] || (stack == Stacks.Small && keywords is ["depth"]), string.Join(", ", keywords));
                Assert.Contains(Assert.Single(error.Errors).Keyword, stack == Stacks.Small ? ["type", "depth"] : new[] { "type" });
            }
        });
    }

    [Theory]
    [InlineData(Stacks.Small)]
    [InlineData(Stacks.Large)]
    public void Three_thousand_schemas_at_each_level_are_bound_on_small_stacks_and_too_deep_on_any(int stack)
    {
        InterpretedSchema interpreted = Interpreted(BindOnSmallStack("""{"minProperties":0,"allOf":[{"$ref":"NEXT"}]}"""));
        Stacks.Run(stack, () => Assert.Equal("depth", Assert.Single(interpreted.Validate(Encoding.UTF8.GetBytes(Nested(63))).Errors).Keyword));
    }

    private static BoundSchemas BindOnSmallStack(string link)
    {
        BoundSchemas? bound = null;
        Stacks.Run(Stacks.Small, () => bound = new BoundSchemas([], [new SchemaDocument("long.schema.json", Chain(link, ManyLinks))], BindingOptions.Default));
        Assert.NotNull(bound!.Schemas[0].Model);
        return bound;
    }

    private static InterpretedSchema Interpreted(BoundSchemas bound) => new PlanInterpreter([.. bound.Called.Select(schema => schema.Model!)])[bound.Schemas[0].Model!];

    [Theory]
    [InlineData(nameof(Backend.Generated))]
    [InlineData(nameof(Backend.Interpreted))]
    public void Texts_that_are_as_deep_as_can_be_allowed_are_decided_on_small_stacks(string backend)
    {
        ValidationOptions options = new() { MaxDepth = ValidationOptions.DeepestNesting };
        foreach (string name in HostileSchemas.Names)
        {
            foreach (int depth in new[] { 64, 1000, 100_000 })
            {
                foreach (string core in new[] { "0", "\"bad\"", "[" })
                {
                    byte[] text = HostileSchemas.Nested(name, depth, core);
                    Stacks.Run(Stacks.Small, () =>
                    {
                        Backend which = Enum.Parse<Backend>(backend);
                        bool isValid = HostileSchemas.IsValid(name, which, text, options);
                        Assert.Equal(isValid, HostileSchemas.Validate(name, which, text, options).IsValid);
                        HostileSchemas.Annotate(name, which, text, options);
                    });
                }
            }
        }
    }

    private static ValidationResult Validate(int schema, string backend, int stack, string text, ValidationOptions options)
    {
        BoundSchema bound = s_bound.Schemas[schema];
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        ValidationResult result = ValidationResult.Valid;
        InterpretedSchema interpreted = s_interpreter.Value[bound.Model!];
        CompiledSchema? compiled = Enum.Parse<Backend>(backend) == Backend.Generated ? s_code.Value.Of(bound) : null;
        Stacks.Run(stack, () => result = compiled is null ? interpreted.Validate(utf8, options) : compiled.Validate(utf8, options));
        return result;
    }

    private static string Nested(int depth, string core = "{}") => string.Concat(Enumerable.Repeat("{\"n\":", depth)) + core + new string('}', depth);

    private static string Chain(string link, int links = Links) =>
        "{\"$ref\":\"#/$defs/d0\",\"$defs\":{"
        + string.Concat(Enumerable.Range(0, links).Select(i => $"\"d{i}\":{link.Replace("NEXT", $"#/$defs/d{i + 1}", StringComparison.Ordinal)},"))
        + $"\"d{links}\":" + """{"type":"object","properties":{"n":{"$ref":"#"}}}}}""";
}
