using System.Reflection;
using System.Text;
using TradeData.Conformance.Tests.Backends;
using TradeData.Conformance.Tests.Composed;
using TradeData.Generators.Binding;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Schema;
using TradeData.TestSupport;
using Xunit.Abstractions;

namespace TradeData.Conformance.Tests;

/// <summary>Published schemas: none is refused, the code of each compiles as a strict project would compile it, and their instances are judged rightly and come back as they were.</summary>
public class RealSchemaTests(ITestOutputHelper output)
{
    private static readonly MethodInfo RoundTripOf = typeof(BackendPair).GetMethod(nameof(BackendPair.RoundTrip), BindingFlags.Static | BindingFlags.NonPublic)!;

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
            Func<byte[], bool, string>? roundTrip = type is null ? null : RoundTripOf.MakeGenericMethod(type).CreateDelegate<Func<byte[], bool, string>>();
            output.WriteLine($"{project.Name}: {project.Valid.Count} valid, {project.Invalid.Count} invalid, {type?.Name ?? "no record"}");
            foreach (var told in project.Schemas.SelectMany(s => s.Diagnostics)) output.WriteLine("   " + told);
            faults.AddRange(project.Invalid.Where(instance => compiled.IsValid(instance)).Select(instance => $"{project.Name}: accepted {Excerpt(instance)}"));
            foreach (byte[] instance in project.Valid)
            {
                if (!compiled.IsValid(instance))
                {
                    faults.Add($"{project.Name}: refused {Excerpt(instance)}: {compiled.Validate(instance, null)}");
                }
                else if (roundTrip?.Invoke(instance, true) is { Length: > 0 } what)
                {
                    faults.Add($"{project.Name}: {Excerpt(instance)} is {what}");
                }
            }
        }
        Assert.True(faults.Count == 0, $"{faults.Count} faults\n" + string.Join('\n', faults.Take(20)));
    }

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
        (List<byte[]> valid, List<byte[]> invalid) = InstancesOf(folder);
        return new Project(name, schemas, schemas[root], valid, invalid);
    }

    private static (List<byte[]> Valid, List<byte[]> Invalid) InstancesOf(string folder)
    {
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

    private sealed record Project(string Name, BoundSchema[] Schemas, BoundSchema Root, List<byte[]> Valid, List<byte[]> Invalid);
}
