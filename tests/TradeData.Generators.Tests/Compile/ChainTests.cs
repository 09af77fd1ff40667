using System.Runtime.ExceptionServices;
using Microsoft.CodeAnalysis;
using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Compile;

/// <summary>Chains of schemas, each one step long, are not deeply nested text. A compiler's small stack must suffice for any
/// number.</summary>
public class ChainTests
{
    private const int Links = 1_500;
    private const int StackSize = 1 << 20;

    [Theory]
    [InlineData("""{ "$ref": "NEXT" }""")]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": "NEXT" } } }""")]
    [InlineData("""{ "type": "array", "items": { "$ref": "NEXT" } }""")]
    [InlineData("""{ "allOf": [{ "$ref": "NEXT" }] }""")]
    [InlineData("""{ "type": "object", "additionalProperties": { "$ref": "NEXT" } }""")]
    [InlineData("""{ "anyOf": [{ "$ref": "NEXT" }, { "type": "null" }] }""")]
    public void A_long_chain_of_schemas_is_bound(string link)
    {
        IEnumerable<string> links = Enumerable.Range(0, Links).Select(i => FormattableString.Invariant($"\"d{i}\": {link.Replace("NEXT", $"#/$defs/d{i + 1}", StringComparison.Ordinal)}"));
        string schema = $$"""{ "type": "object", "properties": { "a": { "$ref": "#/$defs/d0" } }, "$defs": { {{string.Join(", ", links)}}, "d{{Links}}": { "type": "integer" } } }""";
        GeneratorRunResult result = WithSmallStack(() => Generation.Run(schema).GetRunResult().Results.Single());
        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics);
        Assert.Contains(FormattableString.Invariant($"#/$defs/d{Links}"), string.Concat(result.GeneratedSources.Select(source => source.SourceText.ToString())), StringComparison.Ordinal);
    }

    private static T WithSmallStack<T>(Func<T> work)
    {
        T? value = default;
        ExceptionDispatchInfo? fault = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    value = work();
                }
                catch (InvalidOperationException exception)
                {
                    fault = ExceptionDispatchInfo.Capture(exception);
                }
            },
            StackSize);
        thread.Start();
        thread.Join();
        fault?.Throw();
        return value!;
    }
}
