using System.Reflection;
using System.Text;
using TradeData.Conformance.Tests.Backends;
using TradeData.Conformance.Tests.Composed;
using TradeData.Generators.Binding;
using TradeData.Generators.Schema;
using TradeData.TestSupport;
using Xunit.Abstractions;

namespace TradeData.Conformance.Tests;

/// <summary>Schemas that people use, with their instances: read, written and read again.</summary>
public class RealSchemaTests(ITestOutputHelper output)
{
    private static readonly MethodInfo RoundTripOf = typeof(BackendPair).GetMethod(nameof(BackendPair.RoundTrip), BindingFlags.Static | BindingFlags.NonPublic)!;

    [SkippableFact]
    public void Every_instance_is_read_and_written_back_as_the_same_value()
    {
        string root = RealData.Require("real-schemas");
        List<(string Name, BoundSchema Schema, List<byte[]> Valid, List<byte[]> Invalid)> found = [];
        foreach (string file in Directory.EnumerateFiles(root, "*schema.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Replace('\\', '/');
            (List<byte[]> valid, List<byte[]> invalid) = InstancesBeside(file);
            if (valid.Count + invalid.Count == 0 || Directory.GetFiles(Path.GetDirectoryName(file)!, "*schema.json").Length > 1)
            {
                continue;
            }
            string space = $"Real{found.Count}";
            SchemaDocument document = new(name, File.ReadAllText(file), "file:///" + name);
            var bound = SchemaBinder.BindAll([document], BindingOptions.Default with { Namespace = space })[0];
            found.Add((name, new BoundSchema(space, bound.Model, [.. bound.Diagnostics]), valid, invalid));
        }
        GeneratedCode code = new(found.Select(one => one.Schema));
        List<string> faults = [];
        foreach ((string name, BoundSchema schema, List<byte[]> valid, List<byte[]> invalid) in found)
        {
            if (schema.Model is null || code.FaultOf(schema) is not null)
            {
                output.WriteLine($"{name}: not made");
                continue;
            }
            CompiledSchema compiled = code.Of(schema);
            faults.AddRange(valid.Where(instance => !compiled.IsValid(instance) && !IsOfFormat(compiled, instance)).Select(instance => $"{name}: refused {Excerpt(instance)}: {compiled.Validate(instance, null)}"));
            faults.AddRange(invalid.Where(instance => compiled.IsValid(instance)).Select(instance => $"{name}: accepted {Excerpt(instance)}"));
            if (code.ModelOf(schema) is { } type)
            {
                var roundTrip = RoundTripOf.MakeGenericMethod(type).CreateDelegate<Func<byte[], bool, string>>();
                bool isExact = !schema.Model.Text.Contains("\"format\"", StringComparison.Ordinal);
                faults.AddRange(valid.Where(instance => compiled.IsValid(instance)).Select(instance => (instance, what: roundTrip(instance, isExact))).Where(pair => pair.what.Length > 0).Select(pair => $"{name}: {Excerpt(pair.instance)} is {pair.what}"));
            }
            output.WriteLine($"{name}: {valid.Count} valid, {invalid.Count} invalid, {(code.ModelOf(schema) is null ? "no record" : "a record")}");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(20)));
        Assert.True(found.Count > 10);
    }

    /// <summary>Whether a text is refused for its format alone, which the data does not assert.</summary>
    private static bool IsOfFormat(CompiledSchema compiled, byte[] instance) => compiled.Validate(instance, null).Errors.All(error => error.Keyword == "format");

    private static (List<byte[]> Valid, List<byte[]> Invalid) InstancesBeside(string schema)
    {
        string folder = Path.GetDirectoryName(schema)!;
        List<byte[]> valid = [];
        List<byte[]> invalid = [];
        string lines = Path.Combine(folder, "instances.jsonl");
        if (File.Exists(lines))
        {
            valid.AddRange(File.ReadLines(lines).Where(line => line.Length > 0).Select(Encoding.UTF8.GetBytes));
        }
        string judged = Path.Combine(folder, "instances.txt");
        if (File.Exists(judged))
        {
            foreach (string[] parts in File.ReadLines(judged).Select(line => line.Split('\t', 2)).Where(parts => parts.Length == 2))
            {
                (parts[0] == "T" ? valid : invalid).Add(Encoding.UTF8.GetBytes(parts[1]));
            }
        }
        return (valid, invalid);
    }

    private static string Excerpt(byte[] instance) => Encoding.UTF8.GetString(instance.AsSpan(0, Math.Min(instance.Length, 200)));
}
