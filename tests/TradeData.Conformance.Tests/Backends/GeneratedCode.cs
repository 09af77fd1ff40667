using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TradeData.Generators.Emit;
using TradeData.Generators.Model;
using TradeData.Runtime;

namespace TradeData.Conformance.Tests.Backends;

/// <summary>Prints models, compiles them like a strict project (warnings are errors, documentation is written), and loads the
/// result.</summary>
internal sealed class GeneratedCode
{
    // The oldest compiler that the generator runs in calls C# 14 a preview.
    private static readonly CSharpParseOptions Language = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions Strict = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable,
        generalDiagnosticOption: ReportDiagnostic.Error);

    private static readonly MetadataReference[] References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ValidationResult).Assembly.Location)];

    private readonly Dictionary<string, string> _failures = [];
    private readonly Assembly _assembly;

    public GeneratedCode(IEnumerable<BoundSchema> schemas)
    {
        SyntaxTree[] trees = [.. schemas.Where(schema => schema.Model is not null).Select(Printed).OfType<SyntaxTree>()];
        Lines = trees.Sum(tree => tree.GetText().Lines.Count);
        CSharpCompilation compilation = CSharpCompilation.Create("Generated" + Guid.NewGuid().ToString("N"), trees, References, Strict);
        if (TryLoad(compilation, out Assembly? whole, out IReadOnlyList<Diagnostic> faults))
        {
            _assembly = whole;
            return;
        }
        foreach (IGrouping<string, Diagnostic> schema in faults.GroupBy(fault => fault.Location.SourceTree?.FilePath ?? ""))
        {
            _failures.TryAdd(schema.Key, string.Join('\n', schema.Take(5)));
        }
        _assembly = TryLoad(compilation.RemoveSyntaxTrees(trees.Where(tree => _failures.ContainsKey(tree.FilePath))), out Assembly? rest, out faults)
            ? rest
            : throw new InvalidOperationException("What is left does not compile:\n" + string.Join('\n', faults.Take(10)));
    }

    /// <summary>How many lines were printed.</summary>
    public int Lines { get; }

    /// <summary>Returns the compiler's error in the code of a schema, or null.</summary>
    public string? FaultOf(BoundSchema schema) => _failures.GetValueOrDefault(schema.Namespace);

    public CompiledSchema Of(BoundSchema schema)
    {
        Type holder = _assembly.GetType($"{schema.Namespace}.{schema.Model!.Holder}", throwOnError: true)!;
        MethodInfo within = typeof(JsonSchemaValidator).GetMethod(nameof(JsonSchemaValidator.IsValid))!.MakeGenericMethod(holder.GetNestedType("Self", BindingFlags.NonPublic)!);
        return new CompiledSchema(
            holder.GetMethod("IsValid")!.CreateDelegate<IsValid>(),
            within.CreateDelegate<IsValidWithin>(),
            holder.GetMethod("Validate")!.CreateDelegate<Validate>(),
            holder.GetMethod("Annotate")?.CreateDelegate<Validate>());
    }

    /// <summary>The record or union that the root schema makes; null where it makes none, or only has the type of a schema that it refers to.</summary>
    public Type? ModelOf(BoundSchema schema) =>
        (schema.Model!.Records.FirstOrDefault(record => record.Node == schema.Model.Root.Node)?.FullName
            ?? schema.Model.Unions.FirstOrDefault(union => union.Node == schema.Model.Root.Node)?.FullName) is { } name ? _assembly.GetType(name) : null;

    /// <summary>Returns null and records a failure if the printer throws, so that the others still run.</summary>
    private SyntaxTree? Printed(BoundSchema schema)
    {
        try
        {
            return CSharpSyntaxTree.ParseText(SourceText.From(SchemaWriter.Write(schema.Model!), Encoding.UTF8), Language, schema.Namespace);
        }
        catch (Exception fault)
        {
            _failures.TryAdd(schema.Namespace, fault.ToString());
            return null;
        }
    }

    private static bool TryLoad(CSharpCompilation compilation, [NotNullWhen(true)] out Assembly? assembly, out IReadOnlyList<Diagnostic> faults)
    {
        using MemoryStream image = new();
        using MemoryStream documentation = new();
        var emitted = compilation.Emit(image, xmlDocumentationStream: documentation);
        faults = [.. emitted.Diagnostics.Where(fault => fault.Severity == DiagnosticSeverity.Error)];
        assembly = emitted.Success ? Assembly.Load(image.ToArray()) : null;
        return emitted.Success;
    }
}

internal delegate bool IsValid(ReadOnlySpan<byte> utf8Json);

internal delegate bool IsValidWithin(ReadOnlySpan<byte> utf8Json, ValidationOptions? options);

internal delegate ValidationResult Validate(ReadOnlySpan<byte> utf8Json, ValidationOptions? options);

/// <param name="Annotate">Null where the plan keeps no annotations.</param>
internal sealed record CompiledSchema(IsValid IsValid, IsValidWithin IsValidWithin, Validate Validate, Validate? Annotate);
