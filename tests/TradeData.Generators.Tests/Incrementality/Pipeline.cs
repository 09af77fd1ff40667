using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Incrementality;

/// <summary>The number of runs of the steps for one edit. A cached result is not a run.</summary>
internal readonly record struct Work(int Read, int Bind, int Emit);

/// <summary>Four schemas open in an editor, edited one after the other, and the runs that each edit causes.</summary>
internal sealed class Pipeline
{
    public const string Common = """{ "$id": "https://example.org/common", "$defs": { "code": { "type": "string", "pattern": "^[A-Z]{3}$" } } }""";
    public const string Line = """{ "$id": "https://example.org/line", "type": "object", "properties": { "code": { "$ref": "common#/$defs/code" } } }""";
    public const string Partner = """{ "$id": "https://example.org/partner", "type": "object", "properties": { "name": { "type": "string" } } }""";
    public const string Quota = """{ "$id": "https://example.org/quota", "type": "object", "properties": { "volume": { "type": "number" } } }""";

    private readonly Dictionary<string, SchemaFile> _files;
    private GeneratorDriver _driver;
    private Compilation _project = Generation.Project("class First { }");

    public Pipeline()
    {
        _files = new[] { File("common", Common), File("line", Line), File("partner", Partner), File("quota", Quota) }.ToDictionary(file => file.Path, StringComparer.Ordinal);
        _driver = Generation.Driver(_files.Values).RunGenerators(_project);
        // Four schemas, and the resolver of their types.
        Assert.Equal(5, Generation.Sources(_driver).Count);
    }

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>The files that the compiler was handed anew in the last run.</summary>
    public int FilesPrinted => Result.TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(step => step.Outputs).Count(output => Ran(output.Reason));

    public static SchemaFile File(string name, string text) => new(name + ".schema.json", text);

    public Work EditCSharp()
    {
        _project = _project.AddSyntaxTrees(Generation.Project("class Second { }").SyntaxTrees);
        return Run();
    }

    public Work Save(string name, string text)
    {
        SchemaFile old = _files[SchemaFile.Project + name + ".schema.json"];
        SchemaFile changed = old.With(text);
        _files[old.Path] = changed;
        _driver = _driver.ReplaceAdditionalText(old, changed);
        return Run();
    }

    public Work Add(string name, string text)
    {
        SchemaFile added = name.EndsWith(".json", StringComparison.Ordinal) ? new SchemaFile(name, text) : File(name, text);
        _files.Add(added.Path, added);
        // The build lists files in the order of their paths.
        _driver = _driver.ReplaceAdditionalTexts([.. _files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)]);
        return Run();
    }

    public Work Remove(string name)
    {
        _files.Remove(SchemaFile.Project + name + ".schema.json", out SchemaFile? old);
        _driver = _driver.RemoveAdditionalTexts([old!]);
        return Run();
    }

    public Work Configure(BuildOptions options)
    {
        _driver = _driver.WithUpdatedAnalyzerConfigOptions(options);
        return Run();
    }

    private Work Run()
    {
        _driver = _driver.RunGenerators(_project);
        ImmutableDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> steps = Result.TrackedSteps;
        return new Work(Count(StepNames.Read), Count(StepNames.Bind), Count(StepNames.Emit));

        int Count(string name) => steps.TryGetValue(name, out ImmutableArray<IncrementalGeneratorRunStep> runs) ? runs.SelectMany(step => step.Outputs).Count(output => Ran(output.Reason)) : 0;
    }

    private static bool Ran(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified or IncrementalStepRunReason.Unchanged;
}
