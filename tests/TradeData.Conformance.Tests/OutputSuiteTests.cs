using System.Text;
using System.Text.Json;
using TradeData.Conformance.Tests.Backends;
using TradeData.Conformance.Tests.Suite;
using TradeData.Generators.Binding;
using TradeData.Generators.Schema;
using TradeData.Runtime;
using TradeData.TestSupport;
using Xunit.Abstractions;

namespace TradeData.Conformance.Tests;

/// <summary>The suite's output tests: what is written for a result has to satisfy a schema, which is run by the same backend.</summary>
public class OutputSuiteTests(ITestOutputHelper output)
{
    private static readonly (string Name, OutputFormat Format)[] Formats =
        [("flag", OutputFormat.Flag), ("basic", OutputFormat.Basic), ("detailed", OutputFormat.Detailed)];

    [SkippableTheory]
    [InlineData("draft2020-12", Backend.Generated)]
    [InlineData("draft2020-12", Backend.Interpreted)]
    [InlineData("draft2019-09", Backend.Generated)]
    [InlineData("draft2019-09", Backend.Interpreted)]
    internal void What_is_written_is_what_the_suite_wants(string dialect, Backend backend)
    {
        string folder = RealData.Require("json-schema-test-suite/output-tests/" + dialect);
        JsonElement[] cases = [.. Directory.EnumerateFiles(Path.Combine(folder, "content"), "*.json")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.EnumerateArray())];
        (int Case, byte[] Instance, JsonElement Output)[] tests = [.. cases.SelectMany((one, i) => one.GetProperty("tests").EnumerateArray()
            .Select(test => (i, Encoding.UTF8.GetBytes(test.GetProperty("data").GetRawText()), test.GetProperty("output"))))];
        Dialect edition = SuiteDialect.Of(dialect);
        SchemaBackends subjects = new(new BoundSchemas(
            [], [.. cases.Select((one, i) => new SchemaDocument($"subject/{i}.schema.json", one.GetProperty("schema").GetRawText(), dialect: edition))], BindingOptions.Default with { KeepAnnotations = true }));
        SchemaDocument format = new("output.schema.json", File.ReadAllText(Path.Combine(folder, "output-schema.json")), dialect: edition);
        (int Test, OutputFormat Format, JsonElement Schema)[] judges = [.. tests.SelectMany((test, i) => Formats
            .Where(one => test.Output.TryGetProperty(one.Name, out _))
            .Select(one => (i, one.Format, test.Output.GetProperty(one.Name))))];
        SchemaBackends wanted = new(new BoundSchemas(
            [format], [.. judges.Select((judge, i) => new SchemaDocument($"wanted/{i}.schema.json", judge.Schema.GetRawText(), dialect: edition))], BindingOptions.Default));
        for (int i = 0; i < judges.Length; i++)
        {
            (int subject, byte[] instance, _) = tests[judges[i].Test];
            byte[] written = Written(subjects.Annotate(subject, backend, instance), judges[i].Format);
            ValidationResult verdict = wanted.Validate(i, backend, written);
            Assert.True(verdict.IsValid, $"{cases[subject].GetProperty("description")}:\n{Encoding.UTF8.GetString(written)}\n{verdict}");
        }
        output.WriteLine($"{judges.Length} outputs are as they should be");
        Assert.True(judges.Length >= 4, $"Only {judges.Length} outputs were found.");
    }

    [SkippableTheory]
    [InlineData("draft2020-12", OutputFormat.Flag)]
    [InlineData("draft2020-12", OutputFormat.Basic)]
    [InlineData("draft2020-12", OutputFormat.Detailed)]
    [InlineData("draft2019-09", OutputFormat.Flag)]
    [InlineData("draft2019-09", OutputFormat.Basic)]
    [InlineData("draft2019-09", OutputFormat.Detailed)]
    internal void Every_result_of_the_suite_is_written_as_the_standard_describes(string dialect, OutputFormat format)
    {
        string folder = RealData.Require("json-schema-test-suite/output-tests/" + dialect);
        Dialect edition = SuiteDialect.Of(dialect);
        SchemaDocument schema = new("output.schema.json", File.ReadAllText(Path.Combine(folder, "output-schema.json")), dialect: edition);
        // The schema as a whole lets any of its formats through; the one that was asked for is one of its definitions.
        SchemaDocument one = new("one.schema.json", $$"""{ "$ref": "{{schema.Content.Uri}}#/$defs/{{Formats.Single(known => known.Format == format).Name}}" }""", dialect: edition);
        SchemaBackends described = new(new BoundSchemas([schema], [one], BindingOptions.Default));
        SuiteRun run = SuiteRun.Of(dialect, SuitePart.Required);
        int count = 0;
        foreach ((SuiteTest test, ValidationResult result) in run.Results(Backend.Interpreted))
        {
            byte[] written = Written(result, format);
            ValidationResult verdict = described.Validate(0, Backend.Interpreted, written);
            Assert.True(verdict.IsValid, $"{test.Description}:\n{Encoding.UTF8.GetString(written)}\n{verdict}");
            count++;
        }
        output.WriteLine($"{count} results are written as they should be");
    }

    private static byte[] Written(ValidationResult result, OutputFormat format)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            result.WriteOutput(writer, format);
        }
        return stream.ToArray();
    }
}
