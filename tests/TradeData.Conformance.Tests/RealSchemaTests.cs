using System.Reflection;
using System.Text;
using TradeData.Compiler.Interpretation;
using TradeData.Conformance.Tests.Backends;
using TradeData.Conformance.Tests.Composed;
using TradeData.Generators.Binding;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Schema;
using TradeData.TestSupport;
using Xunit.Abstractions;

namespace TradeData.Conformance.Tests;

/// <summary>Published schemas: none is rejected, the code of each compiles like in a strict project, and their instances get the right
/// verdict and come back unchanged.</summary>
public class RealSchemaTests(ITestOutputHelper output)
{
    private static readonly MethodInfo RoundTripOf = typeof(BackendPair).GetMethod(nameof(BackendPair.RoundTrip), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>The lines with invalid instances; all others are valid.</summary>
    private static readonly (string Project, int[] Lines)[] Invalid =
    [
        // Its own tests of what must be refused: a word outside an enumeration, a required property left out, a hash that is none.
        ("cyclonedx", [.. Enumerable.Range(1, 18), .. Enumerable.Range(20, 6), 28, 66, 67]),
    ];

    /// <summary>The lines that are also invalid if formats are checked.</summary>
    private static readonly (string Project, int[] Lines)[] InvalidByFormat =
    [
        ("04-datetime-nanoseconds", [4]), // "not a date"
        ("05-uri-system-uri", [2]), // "@stable", which is no URI but a relative reference
        ("cyclonedx", [19]), // a date where a date and time is asked for
        ("helm-chart-lock", [11, 13, 54, 64, 129]), // "" for a chart of the same repository, and a URI has a scheme
    ];

    [SkippableTheory]
    [InlineData("annotation")]
    [InlineData("types")]
    public void Every_published_schema_compiles_and_keeps_its_instances(string formats)
    {
        Project[] projects = Projects(formats);
        BoundSchema[] bound = [.. projects.SelectMany(project => project.Schemas)];
        Assert.Empty(bound.SelectMany(document => document.Diagnostics).Where(told => told.Rule.Severity == RuleSeverity.Error).Select(told => told.ToString()));
        // No name needed a hash.
        Assert.Empty(bound.SelectMany(document => document.Diagnostics).Where(told => told.Rule == Rules.NameClash).Select(told => told.ToString()));
        GeneratedCode code = new(bound);
        Assert.Empty(bound.Select(document => code.FaultOf(document)).OfType<string>());

        List<string> faults = [];
        foreach (Project project in projects)
        {
            CompiledSchema compiled = code.Of(project.Root);
            Type? type = code.ModelOf(project.Root);
            Func<byte[], string>? roundTrip = type is null ? null : RoundTripOf.MakeGenericMethod(type).CreateDelegate<Func<byte[], string>>();
            output.WriteLine($"{project.Name}: {project.Instances.Length} instances, {type?.Name ?? "no record"}, {project.Schemas.Sum(schema => schema.Diagnostics.Count)} warnings");
            InterpretedSchema interpreted = new PlanInterpreter([.. project.Schemas.Select(schema => schema.Model!)])[project.Root.Model!];
            foreach (Instance instance in project.Instances)
            {
                bool isValid = instance.IsValid && !Told(Invalid, instance) && (formats == "annotation" || !Told(InvalidByFormat, instance));
                if (compiled.IsValid(instance.Utf8) != isValid || interpreted.IsValid(instance.Utf8) != isValid)
                {
                    faults.Add($"{instance}: {compiled.IsValid(instance.Utf8)} to the generated code, {interpreted.IsValid(instance.Utf8)} to the interpreter: {compiled.Validate(instance.Utf8, null)}");
                }
                else if (isValid && roundTrip?.Invoke(instance.Utf8) is { Length: > 0 } what)
                {
                    faults.Add($"{instance}: {what}");
                }
            }
        }
        Assert.True(faults.Count == 0, $"{faults.Count} faults\n" + string.Join('\n', faults.Take(20)));
    }

    private static bool Told((string Project, int[] Lines)[] list, Instance instance) => list.Any(told => told.Project == instance.Project && told.Lines.Contains(instance.Line));

    private static Project[] Projects(string formats)
    {
        string root = RealData.Require("real-schemas");
        return [.. Directory.EnumerateFiles(root, "*schema.json", SearchOption.AllDirectories)
            .GroupBy(file => Path.GetDirectoryName(file)!)
            .OrderBy(folder => folder.Key, StringComparer.Ordinal)
            .Select((folder, place) => Bind(folder.Key, [.. folder.Order(StringComparer.Ordinal)], $"Real{place}", formats))];
    }

    /// <summary>All schemas of a folder as one project.</summary>
    private static Project Bind(string folder, string[] files, string space, string formats)
    {
        string name = Path.GetFileName(folder);
        SchemaDocument[] documents = [.. files.Select(file => new SchemaDocument(name + "/" + Path.GetFileName(file), File.ReadAllText(file)))];
        BindingOptions options = BindingOptions.Default with { Namespace = space, Formats = FormatModes.Parse(formats, out _) };
        BoundSchema[] schemas = [.. SchemaBinder.BindAll(documents, options).Select(document => new BoundSchema(space, document.Model, [.. document.Diagnostics]))];
        // The instances are of the schema that no other refers to.
        int root = Array.FindIndex(documents, one => !documents.Any(other => other != one && other.Text.Contains(Path.GetFileName(one.Path), StringComparison.Ordinal)));
        return new Project(name, schemas, schemas[root], [.. InstancesOf(folder)]);
    }

    private static IEnumerable<Instance> InstancesOf(string folder)
    {
        string name = Path.GetFileName(folder);
        string lines = Path.Combine(folder, "instances.jsonl");
        if (File.Exists(lines))
        {
            foreach ((int index, string line) in File.ReadLines(lines).Index().Where(line => line.Item.Length > 0))
            {
                yield return new Instance(name, index + 1, true, Encoding.UTF8.GetBytes(line));
            }
        }
        // A line of these tells its verdict, for which formats are not checked.
        string judged = Path.Combine(folder, "instances.txt");
        if (File.Exists(judged))
        {
            foreach ((int index, string[] parts) in File.ReadLines(judged).Select(line => line.Split('\t', 2)).Index().Where(line => line.Item.Length == 2))
            {
                yield return new Instance(name, index + 1, parts[0] == "T", Encoding.UTF8.GetBytes(parts[1]));
            }
        }
    }

    private sealed record Project(string Name, BoundSchema[] Schemas, BoundSchema Root, Instance[] Instances);

    private sealed record Instance(string Project, int Line, bool IsValid, byte[] Utf8)
    {
        public override string ToString() => $"{Project}, line {Line}, {Encoding.UTF8.GetString(Utf8.AsSpan(0, Math.Min(Utf8.Length, 200)))}";
    }
}
