using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TradeData.Generators;
using TradeData.Generators.Tests.Support;
using TradeData.Runtime;

namespace TradeData.Benchmarks.RealSchemas;

internal delegate bool IsValid(ReadOnlySpan<byte> utf8Json);

/// <summary>A published schema with instances, generated and compiled in this process as a project of its own. The files come from the
/// folder that <c>TRADEDATA_REALDATA</c> names or from <c>../shared/data</c>; they are not part of the project.</summary>
internal sealed class RealSchema
{
    private const string Instances = "instances.jsonl";

    private static readonly string s_folder =
        Path.GetFullPath(Path.Combine(Environment.GetEnvironmentVariable("TRADEDATA_REALDATA") is { Length: > 0 } named ? named : Path.Combine("..", "shared", "data"), "real-schemas"));

    private static readonly CSharpParseOptions s_language = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private RealSchema(string name, byte[][] texts, GeneratorRunResult generated, CSharpCompilation compilation)
    {
        Name = name;
        Texts = texts;
        Lines = generated.GeneratedSources.Sum(source => source.SourceText.Lines.Count);
        using MemoryStream image = new();
        long start = Stopwatch.GetTimestamp();
        var emitted = compilation.Emit(image);
        CompileTime = Stopwatch.GetElapsedTime(start);
        Diagnostic? fault = generated.Diagnostics.Concat(emitted.Diagnostics).FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Fault = generated.Exception?.ToString() ?? fault?.ToString();
        AssemblySize = image.Length;
        IsValid = Fault is null ? Root(Assembly.Load(image.ToArray())) : _ => false;
    }

    public string Name { get; }

    /// <summary>The valid texts that come with the schema, one a line.</summary>
    public byte[][] Texts { get; }

    public int Lines { get; }

    public long AssemblySize { get; }

    public TimeSpan CompileTime { get; }

    /// <summary>The reason why there is no code, or null.</summary>
    public string? Fault { get; }

    public IsValid IsValid { get; }

    /// <summary>Returns the names of all available schemas with instances; writes a message if there are none.</summary>
    public static IReadOnlyList<string> Names()
    {
        if (!Directory.Exists(s_folder))
        {
            Console.WriteLine($"Real schemas are left out: there is no folder {s_folder}. TRADEDATA_REALDATA names the one that holds \"real-schemas\".");
            return [];
        }
        return [.. Directory.EnumerateFiles(s_folder, Instances, SearchOption.AllDirectories).Select(file => Path.GetRelativePath(s_folder, Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal)];
    }

    public static RealSchema Load(string name)
    {
        string folder = Path.Combine(s_folder, name);
        string[] files = [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)];
        ImmutableArray<AdditionalText> schemas =
        [
            .. files.Select(path => new SchemaFile("schemas/" + SchemaName(path), File.ReadAllText(path))),
            .. AbsentSchemas.Of(files).Select((uri, i) => new SchemaFile(string.Create(CultureInfo.InvariantCulture, $"schemas/absent-{i}.schema.json"), AbsentSchemas.Open(uri))),
        ];
        CSharpCompilation project = CSharpCompilation.Create(
            "Real_" + name.Replace('/', '_'), [],
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ValidationResult).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new TradeDataGenerator().AsSourceGenerator()], schemas, s_language, BuildOptions.InNamespace("Real"));
        GeneratorRunResult generated = driver.RunGeneratorsAndUpdateCompilation(project, out Compilation compilation, out _).GetRunResult().Results.Single();
        byte[][] texts = [.. File.ReadLines(Path.Combine(folder, Instances)).Where(line => line.Length > 0).Select(System.Text.Encoding.UTF8.GetBytes)];
        return new RealSchema(name, texts, generated, (CSharpCompilation)compilation);
    }

    // The largest of several schemas in a folder represents it; the others are its references.
    private static IsValid Root(Assembly assembly)
    {
        MethodInfo method = assembly.GetTypes()
            .Where(type => type.Namespace == "Real" && type.IsAbstract && type.IsSealed && type.GetMethod("IsValid", [typeof(ReadOnlySpan<byte>)]) is not null)
            .MaxBy(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic).Length)!
            .GetMethod("IsValid", [typeof(ReadOnlySpan<byte>)])!;
        return method.CreateDelegate<IsValid>();
    }

    private static string SchemaName(string path) =>
        path.EndsWith(".schema.json", StringComparison.Ordinal) ? Path.GetFileName(path) : Path.GetFileNameWithoutExtension(path) + ".schema.json";
}
