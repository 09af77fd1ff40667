using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TradeData.Runtime;

namespace TradeData.Generators.Tests.Support;

/// <summary>A project with schemas, on which the generator runs as it does in the compiler.</summary>
internal static class Generation
{
    public const string Namespace = "Sample";

    // The oldest compiler that the generator runs in calls C# 14 a preview.
    public static readonly CSharpParseOptions ParseOptions = CSharpParseOptions.Default
        .WithLanguageVersion(LanguageVersion.Preview)
        .WithDocumentationMode(DocumentationMode.Diagnose);

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Sample",
        [],
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ValidationResult).Assembly.Location), MetadataReference.CreateFromFile(typeof(HsCode).Assembly.Location)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithNullableContextOptions(NullableContextOptions.Enable)
            .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
            .WithWarningLevel(9999)
            .WithDeterministic(true));

    /// <summary>A project without any file but the given C#, where every warning is an error.</summary>
    public static CSharpCompilation Project(params string[] sources) =>
        Empty.AddSyntaxTrees(sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"Source{i}.cs")));

    /// <summary>The driver before its first run.</summary>
    public static GeneratorDriver Driver(IEnumerable<SchemaFile> schemas, BuildOptions? options = null) => CSharpGeneratorDriver.Create(
        [new TradeDataGenerator().AsSourceGenerator()],
        schemas,
        ParseOptions,
        options ?? BuildOptions.InNamespace(Namespace),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>In a project that leaves severities as they are.</summary>
    public static GeneratorDriver Run(IEnumerable<SchemaFile> schemas, BuildOptions? options = null) =>
        Driver(schemas, options).RunGenerators(Empty.WithOptions(Empty.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default)));

    /// <summary>One schema, <c>sample.schema.json</c>.</summary>
    public static GeneratorDriver Run(string schema) => Run([new SchemaFile("sample.schema.json", schema)]);

    /// <summary>The schemas of the product itself.</summary>
    public static ImmutableArray<SchemaFile> ProductSchemas { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "schemas"), "*.schema.json")
            .Where(path => Path.GetFileName(path) != "x-keywords.schema.json")
            .Order(StringComparer.Ordinal)
            .Select(path => new SchemaFile("schemas/" + Path.GetFileName(path), File.ReadAllText(path))),
    ];

    /// <summary>The generated files by hint name. A fault of the generator fails the test.</summary>
    public static ImmutableSortedDictionary<string, string> Sources(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return result.GeneratedSources.ToImmutableSortedDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);
    }
}
