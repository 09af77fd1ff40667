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

/// <summary>The suite's annotation tests: the annotations of each keyword.</summary>
public class AnnotationSuiteTests(ITestOutputHelper output)
{
    [SkippableTheory]
    [InlineData("draft2020-12", 2020, Backend.Generated)]
    [InlineData("draft2020-12", 2020, Backend.Interpreted)]
    [InlineData("draft2019-09", 2019, Backend.Generated)]
    [InlineData("draft2019-09", 2019, Backend.Interpreted)]
    [InlineData("draft7", 7, Backend.Generated)]
    [InlineData("draft7", 7, Backend.Interpreted)]
    internal void Every_annotation_is_where_the_suite_wants_it_and_nowhere_else(string dialect, int release, Backend backend)
    {
        JsonElement[] cases = [.. Read().Where(test => IsFor(test, release))];
        SchemaDocument[] documents = [.. cases.Select((test, i) =>
            new SchemaDocument($"annotations/{i}.schema.json", test.GetProperty("schema").GetRawText(), dialect: SuiteDialect.Of(dialect)))];
        SchemaBackends backends = new(new BoundSchemas([], documents, BindingOptions.Default with { KeepAnnotations = true }));
        List<string> faults = [];
        int count = 0;
        for (int i = 0; i < cases.Length; i++)
        {
            foreach (JsonElement test in cases[i].GetProperty("tests").EnumerateArray())
            {
                JsonElement instance = test.GetProperty("instance");
                ValidationResult result = backends.Annotate(i, backend, Encoding.UTF8.GetBytes(instance.GetRawText()));
                foreach (JsonElement assertion in test.GetProperty("assertions").EnumerateArray())
                {
                    count++;
                    if (Fault(assertion, result, documents[i].Content) is { } fault)
                    {
                        faults.Add($"{cases[i].GetProperty("description")}: {instance.GetRawText()}: {fault}");
                    }
                }
            }
        }
        output.WriteLine($"{count - faults.Count} of {count} assertions hold");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(count > 15, $"Only {count} assertions were found.");
    }

    private static IEnumerable<JsonElement> Read() =>
        Directory.EnumerateFiles(RealData.Require("json-schema-test-suite/annotations/tests"), "*.json")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("suite").EnumerateArray());

    /// <summary>The words of the suite: a release and those after it, <c>&lt;=</c> before it, <c>=</c> it alone; several with commas must all hold.</summary>
    private static bool IsFor(JsonElement test, int release) =>
        !test.TryGetProperty("compatibility", out JsonElement words)
        || words.GetString()!.Split(',').All(word => word.StartsWith("<=", StringComparison.Ordinal) ? release <= Number(word[2..])
            : word[0] == '=' ? release == Number(word[1..])
            : release >= Number(word));

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string? Fault(JsonElement assertion, ValidationResult result, SchemaContent schema)
    {
        string location = assertion.GetProperty("location").GetString()!;
        string keyword = assertion.GetProperty("keyword").GetString()!;
        Dictionary<string, string> expected = assertion.GetProperty("expected").EnumerateObject()
            .ToDictionary(one => Uri.UnescapeDataString(one.Name), one => RawJson.Parse(one.Value.GetRawText()).ToString());
        Dictionary<string, string> actual = result.Annotations
            .Where(annotation => annotation.InstanceLocation == location && annotation.Keyword == keyword)
            .ToDictionary(annotation => FromRoot(annotation.SchemaLocation[..^(keyword.Length + 1)], schema), annotation => annotation.Value.ToString());
        bool same = result.IsValid && expected.Count == actual.Count
            && expected.All(one => actual.TryGetValue(one.Key, out string? value) && JsonElement.DeepEquals(Json(value), Json(one.Value)));
        return same ? null : $"{location} {keyword}: wanted {Show(expected)}, got {Show(actual)} {(result.IsValid ? "" : result)}";
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    /// <summary>The suite counts pointers from the document's root, even into a schema with a URI of its own.</summary>
    private static string FromRoot(string location, SchemaContent schema)
    {
        (string address, string pointer) = SchemaUri.Split(location);
        return "#" + schema.Resources.Last(resource => resource.Uri == address).RootPointer + pointer;
    }

    private static string Show(Dictionary<string, string> values) => "{" + string.Join(", ", values.Select(one => $"{one.Key}: {one.Value}")) + "}";
}
