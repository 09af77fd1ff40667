using System.Text.Json;
using TradeData.Compiler.Interpretation;
using TradeData.Conformance.Tests.Backends;
using TradeData.Generators.Binding;
using TradeData.Generators.Schema;
using TradeData.Runtime;
using TradeData.TestSupport;

namespace TradeData.Conformance.Tests;

/// <summary>The suite's tests of the standard output: what is written is itself checked against the schemas that the suite has for it.</summary>
public class OutputTests
{
    private const string Folder = "json-schema-test-suite/output-tests/draft2020-12/";

    [SkippableTheory]
    [InlineData("escape.json"), InlineData("general.json"), InlineData("readOnly.json"), InlineData("type.json")]
    public void The_output_is_what_the_suite_expects(string file)
    {
        SchemaDocument standard = new("output.schema.json", File.ReadAllText(RealData.Require(Folder + "output-schema.json")), null, null, Dialect.Draft202012);
        using JsonDocument groups = JsonDocument.Parse(File.ReadAllBytes(RealData.Require(Folder + "content/" + file)));
        foreach (JsonElement group in groups.RootElement.EnumerateArray())
        {
            foreach (JsonElement test in group.GetProperty("tests").EnumerateArray())
            {
                SchemaDocument schema = new("tested.schema.json", group.GetProperty("schema").GetRawText(), null, null, Dialect.Draft202012);
                SchemaDocument expected = new("expected.schema.json", test.GetProperty("output").GetProperty("basic").GetRawText(), null, null, Dialect.Draft202012);
                BoundSchemas bound = new([standard], [schema, expected], BindingOptions.Default with { KeepAnnotations = true });
                PlanInterpreter interpreter = new([.. bound.Called.Select(one => one.Model!)]);
                ValidationResult result = interpreter.Annotate(bound.Schemas[0].Model!, JsonSerializer.SerializeToUtf8Bytes(test.GetProperty("data")));
                foreach (OutputFormat format in new[] { OutputFormat.Basic, OutputFormat.Detailed })
                {
                    byte[] output = Output(result, format);
                    // Only the basic format is what the tests are about; the detailed one has to have the standard's form.
                    SchemaDocument form = format == OutputFormat.Basic ? expected : standard;
                    ValidationResult judged = interpreter.Validate(format == OutputFormat.Basic ? bound.Schemas[1].Model! : bound.Shared[0].Model!, output);
                    Assert.True(judged.IsValid, $"{form.Path}: {System.Text.Encoding.UTF8.GetString(output)}\n{judged}");
                }
            }
        }
    }

    private static byte[] Output(ValidationResult result, OutputFormat format)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            result.WriteOutput(writer, format);
        }
        return stream.ToArray();
    }
}
