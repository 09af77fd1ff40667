using System.Text;
using TradeData.Conformance.Tests.Backends;
using TradeData.Conformance.Tests.Composed;
using TradeData.Generators.Binding;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Schema;
using TradeData.TestSupport;
using Xunit.Abstractions;

namespace TradeData.Conformance.Tests.Robustness;

/// <summary>Mutated schema texts through the generator: each gives diagnostics or code that compiles, never an exception.</summary>
public sealed class SchemaFuzzTests(ITestOutputHelper output)
{
    private const int UsualCases = 4;

    /// <summary>So many schemas are compiled at once, because a compilation costs more than a schema.</summary>
    private const int SchemasOfACase = 60;

    private static readonly string[] s_words =
    [
        "\"$ref\":\"#\",", "\"$ref\":\"#/$defs/a0\",", "\"type\":\"object\",", "\"type\":[\"string\",\"null\"],", "\"type\":7,", "\"properties\":{", "\"allOf\":[", "\"anyOf\":[{},", "\"oneOf\":[", "\"not\":{},", "\"if\":{},\"then\":{},",
        "\"items\":{},", "\"prefixItems\":[{}],", "\"enum\":[1,\"a\",null],", "\"const\":{\"a\":1},", "\"pattern\":\"^(a+)+$\",", "\"pattern\":\"(\",", "\"minimum\":1e400,", "\"multipleOf\":0,", "\"maxLength\":-1,",
        "\"required\":[\"a\"],", "\"additionalProperties\":false,", "\"unevaluatedProperties\":false,", "\"$id\":\"x\",", "\"$anchor\":\"a\",", "\"$dynamicAnchor\":\"node\",", "\"$dynamicRef\":\"#node\",", "\"title\":\"*/ class\\n\",",
        "\"format\":\"date\",", "\"default\":{},", "\"x-table\":{\"name\":\"T\",\"primaryKey\":[\"a\"]},", "\"x-enum\":{},", "\"x-type\":\"System.Int32\",", "\"x-name\":\"1\",", "\"$schema\":\"http://json-schema.org/draft-07/schema#\",", "\"deprecated\":true,",
    ];

    [Fact]
    public void Mutated_schemas_give_diagnostics_or_code_that_compiles()
    {
        int refused = 0, compiled = 0;
        FuzzRun run = FuzzRun.Of(UsualCases, seed =>
        {
            (string Text, BoundSchema Bound)[] schemas = [.. Enumerable.Range(0, SchemasOfACase).Select(i => Bound(new Random(unchecked((seed * SchemasOfACase) + i)), i))];
            GeneratedCode code = new(schemas.Select(one => one.Bound));
            foreach ((string text, BoundSchema bound) in schemas)
            {
                bool isRefused = bound.Diagnostics.Any(told => told.Rule.Severity == RuleSeverity.Error);
                (refused, compiled) = (refused + (isRefused ? 1 : 0), compiled + (bound.Model is null ? 0 : 1));
                Assert.True(isRefused || bound.Model is not null, $"{text}\ngives neither code nor an error");
                Assert.True(bound.Model is null || code.FaultOf(bound) is null, $"{text}\ndoes not compile:\n{(bound.Model is null ? "" : code.FaultOf(bound))}");
                Assert.DoesNotContain(bound.Diagnostics, told => told.Rule == Rules.InternalError);
            }
        }, output.WriteLine);
        output.WriteLine($"{run.Cases * SchemasOfACase} schemas, {refused} refused, {compiled} compiled");
        Assert.True(refused > 0 && compiled > 0, "All schemas are refused, or none.");
    }

    private static (string Text, BoundSchema Bound) Bound(Random rnd, int place)
    {
        byte[] text = Schema(rnd);
        text = rnd.Next(8) == 0 ? text : TextMutations.Of(rnd, text, Schema(rnd), s_words);
        string schema = Encoding.UTF8.GetString(text);
        string space = $"Case{place}";
        try
        {
            BindingOptions options = BindingOptions.Default with { Namespace = space };
            BoundDocument bound = SchemaBinder.BindAll([new SchemaDocument("a.schema.json", schema)], options).Single();
            return (schema, new BoundSchema(space, bound.Model, [.. bound.Diagnostics]));
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"{schema}\nends in an exception.", fault);
        }
    }

    private static byte[] Schema(Random rnd)
    {
        ComposedCase made = ComposedCase.Make(rnd.Next(), 0);
        return Encoding.UTF8.GetBytes(made.TextOf(made.Documents[^1].Schema));
    }
}
