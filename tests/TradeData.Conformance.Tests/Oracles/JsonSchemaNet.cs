using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using TradeData.Conformance.Tests.Composed;

namespace TradeData.Conformance.Tests.Oracles;

/// <summary>JsonSchema.Net, which judges parsed documents.</summary>
internal sealed class JsonSchemaNet : IOracle
{
    /// <summary>An expression of the pool that .NET cannot read, as it stands in JSON, and one that matches the same texts.</summary>
    private const string CodePoints = """^[\\u{1d4b3}-\\u{1d4b4}]+$""";
    private const string CodeUnits = """^(?:\\ud835[\\udcb3-\\udcb4])+$""";

    /// <summary>Its known errors against the specification, found by reducing differences. Each may hide another one in the same case, so the conditions are narrow.</summary>
    private static readonly (string Name, Func<ComposedCase, bool> Fits)[] s_faults =
    [
        ("expressions match the halves of a surrogate pair one by one", one =>
            new SchemaWords(one) is var words && (words.Has("pattern") || words.Has("patternProperties")) && Texts(one).Any(text => text.Any(char.IsSurrogate))),
        ("unevaluatedProperties compares names with those of JSON Pointers, which are escaped", one =>
            new SchemaWords(one).Has("unevaluatedProperties") && Texts(one).Any(text => text.AsSpan().ContainsAny('/', '~'))),
        ("unevaluatedItems of 2019-09 takes the first item alone as evaluated by items", one =>
            new SchemaWords(one) is var words && words.Has("unevaluatedItems") && words.Has("items") && one.Documents.Any(document => (document.Schema as JsonObject)?["$schema"]?.ToString() == Edition.All[1].Uri)),
    ];

    public string Name => "JsonSchema.Net";

    public (bool[]? Verdicts, string? Error) Ask(ComposedCase one, Edition edition)
    {
        try
        {
            BuildOptions options = new() { SchemaRegistry = new SchemaRegistry(), Dialect = DialectOf(edition) };
            JsonSchema root = JsonSchema.True;
            foreach ((string file, JsonNode schema) in one.Documents)
            {
                root = JsonSchema.FromText(one.TextOf(schema).Replace(CodePoints, CodeUnits, StringComparison.Ordinal), options, new Uri(ComposedCase.Folder + file));
            }
            EvaluationOptions run = new() { OutputFormat = OutputFormat.Flag };
            return ([.. one.Instances.Select(instance => root.Evaluate(Parsed(instance), run).IsValid)], null);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Any exception is a schema that the oracle cannot compile, and is counted.
            return (null, fault.GetType().Name + ": " + fault.Message);
        }
    }

    public string? FaultBehind(ComposedCase one) => s_faults.FirstOrDefault(fault => fault.Fits(one)).Name;

    public string? FaultBehind(ComposedCase one, string error) =>
        error.StartsWith(nameof(ArgumentException) + ": An item with the same key", StringComparison.Ordinal) || error.Contains("Overwriting registered schemas", StringComparison.Ordinal)
            ? "an anchor or URI that a document has twice is refused"
        : error.StartsWith(nameof(KeyNotFoundException), StringComparison.Ordinal) && new SchemaWords(one).PatternsOfNames.Any(pattern => pattern.AsSpan().ContainsAny('/', '~'))
            ? "patternProperties does not find an expression that a JSON Pointer escapes" : null;

    /// <summary>The names and texts in the instances.</summary>
    private static IEnumerable<string> Texts(ComposedCase one) => one.Instances.SelectMany(instance => Texts(Parsed(instance)));

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Texts(member.Value).Prepend(member.Name)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [value.GetString()!],
        _ => [],
    };

    private static JsonElement Parsed(byte[] instance)
    {
        using JsonDocument document = JsonDocument.Parse(instance);
        return document.RootElement.Clone();
    }

    private static Dialect DialectOf(Edition edition) =>
        edition.Is202012 ? Dialect.Draft202012 : edition.From201909 ? Dialect.Draft201909 : edition.FromDraft7 ? Dialect.Draft07 : Dialect.Draft06;
}
