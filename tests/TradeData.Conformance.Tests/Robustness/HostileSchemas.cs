using System.Text;
using TradeData.Compiler.Interpretation;
using TradeData.Conformance.Tests.Backends;
using TradeData.Generators.Binding;
using TradeData.Generators.Schema;
using TradeData.Runtime;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Conformance.Tests.Robustness;

/// <summary>Schemas that lead to one value by many ways, or through many schemas, and texts of any size for them.</summary>
internal static class HostileSchemas
{
    private static readonly Dictionary<string, string> s_schemas = new(StringComparer.Ordinal)
    {
        ["allOf"] = Recursive("\"allOf\":[WAY,WAY]"),
        ["anyOf"] = Recursive("\"anyOf\":[WAY,WAY]"),
        ["oneOf"] = Recursive("\"oneOf\":[WAY,{\"required\":[\"x\"],\"properties\":{\"n\":{\"$ref\":\"#\"}}}]"),
        ["if"] = Recursive("\"if\":WAY,\"then\":WAY,\"else\":WAY"),
        ["not"] = Recursive("\"allOf\":[WAY,{\"not\":{\"not\":WAY}}]"),
        ["dependentSchemas"] = Recursive("\"dependentSchemas\":{\"n\":WAY},\"allOf\":[WAY]"),
        ["properties"] = """{"properties":{"n":{"$ref":"#"}},"patternProperties":{"^n":{"$ref":"#"}},"additionalProperties":false,"type":["object","number"],"required":[]}""",
        ["contains"] = """{"items":{"$ref":"#"},"contains":{"$ref":"#"},"type":["array","number"]}""",
        ["unevaluatedProperties"] = Recursive("\"allOf\":[WAY,{\"unevaluatedProperties\":{\"$ref\":\"#\"}}],\"anyOf\":[WAY,WAY],\"unevaluatedProperties\":false"),
        ["alternatives"] = """{"anyOf":[{"type":"object","properties":{"n":{"$ref":"#"}},"required":["n"]},{"type":"object","properties":{"n":{"$ref":"#"},"m":true},"required":["n"]},{"const":0}]}""",
        ["dynamicRef"] = """{"$id":"https://example.org/tree","$dynamicAnchor":"node","type":["object","number"],"allOf":[{"properties":{"n":{"$dynamicRef":"#node"}}},{"properties":{"n":{"$dynamicRef":"#node"}}}]}""",
        ["record"] = """{"title":"Tree","type":"object","properties":{"n":{"$ref":"#/$defs/more"},"v":{"type":"integer"}},"$defs":{"more":{"anyOf":[{"$ref":"#"},{"type":"null"}]}},"allOf":[{"properties":{"n":{"$ref":"#/$defs/more"}}}]}""",
        ["in place"] = InPlace(40),
    };

    private static readonly string[] s_names = [.. s_schemas.Keys];

    private static readonly BoundSchemas s_bound = new(
        [], [.. s_names.Select((name, i) => new SchemaDocument($"s{i}.schema.json", s_schemas[name]))], BindingOptions.Default with { KeepAnnotations = true });

    private static readonly Lazy<GeneratedCode> s_code = new(() => new GeneratedCode(s_bound.Called));
    private static readonly Lazy<PlanInterpreter> s_interpreter = new(() => new PlanInterpreter([.. s_bound.Called.Select(schema => schema.Model!)]));

    public static IEnumerable<string> Names => s_names;

    public static string TextOf(string name) => s_schemas[name];

    /// <summary>The record that a schema makes.</summary>
    public static Type ModelOf(string name) => s_code.Value.ModelOf(Bound(name))!;

    public static bool IsValid(string name, Backend backend, byte[] text, ValidationOptions options) =>
        backend == Backend.Interpreted ? s_interpreter.Value[Bound(name).Model!].IsValid(text, options) : s_code.Value.Of(Bound(name)).IsValidWithin(text, options);

    public static ValidationResult Validate(string name, Backend backend, byte[] text, ValidationOptions options) =>
        backend == Backend.Interpreted ? s_interpreter.Value[Bound(name).Model!].Validate(text, options) : s_code.Value.Of(Bound(name)).Validate(text, options);

    public static ValidationResult Annotate(string name, Backend backend, byte[] text, ValidationOptions options) =>
        backend == Backend.Interpreted ? s_interpreter.Value[Bound(name).Model!].Annotate(text, options) : s_code.Value.Of(Bound(name)).Annotate!(text, options);

    /// <summary>A text that is nested so deep: <c>{"n":{"n":0}}</c>, or of arrays.</summary>
    /// <param name="name">The schema.</param>
    /// <param name="depth">How deep.</param>
    /// <param name="core">What is innermost.</param>
    public static byte[] Nested(string name, int depth, string core) => name == "contains"
        ? Encoding.UTF8.GetBytes(new string('[', depth) + core + new string(']', depth))
        : Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"n\":", depth)) + core + new string('}', depth));

    private static BoundSchema Bound(string name)
    {
        BoundSchema bound = s_bound.Schemas[Array.IndexOf(s_names, name)];
        Assert.True(bound.Model is not null, string.Join('\n', bound.Diagnostics));
        string? fault = s_code.Value.FaultOf(bound);
        Assert.True(fault is null, fault);
        return bound;
    }

    private static string Recursive(string keywords) =>
        $$"""{"title":"it","type":["object","number"],{{keywords.Replace("WAY", """{"properties":{"n":{"$ref":"#"}},"minProperties":1}""", StringComparison.Ordinal)}}}""";

    /// <summary>A chain of schemas. Each applies the next one twice to the same value.</summary>
    private static string InPlace(int length)
    {
        IEnumerable<string> links = Enumerable.Range(0, length).Select(i => $$"""
            "d{{i}}":{"allOf":[{"$ref":"#/$defs/d{{i + 1}}"},{"$ref":"#/$defs/d{{i + 1}}"}]}
            """);
        string last = $"\"d{length}\":" + """{"type":["object","number"],"properties":{"n":{"$ref":"#"}}}""";
        return """{"$ref":"#/$defs/d0","$defs":{""" + string.Join(",", links) + "," + last + "}}";
    }
}
