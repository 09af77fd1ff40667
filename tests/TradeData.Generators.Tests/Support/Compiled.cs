using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TradeData.Generators.Tests.Support;

/// <summary>Compiles generated code like a strict project: nullable, a documentation file, every warning an error.</summary>
internal static class Compiled
{
    /// <summary>Fails with each diagnostic and its line, where there is any.</summary>
    public static void Cleanly(GeneratorDriver driver, CSharpCompilation? project = null)
    {
        GeneratorDriver ran = driver.RunGeneratorsAndUpdateCompilation(project ?? Generation.Project(), out Compilation output, out ImmutableArray<Diagnostic> reported);
        Assert.Null(ran.GetRunResult().Results.Single().Exception);
        Assert.Empty(reported.Select(diagnostic => diagnostic.ToString()));
        Emits(output);
    }

    /// <summary>What generators have been run on. Fails with each diagnostic of the compiler, where there is any.</summary>
    public static void Emits(Compilation output)
    {
        using MemoryStream assembly = new();
        using MemoryStream documentation = new();
        IEnumerable<Diagnostic> diagnostics = output.Emit(assembly, xmlDocumentationStream: documentation).Diagnostics;
        string[] found = [.. diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Info).Select(Describe)];
        Assert.True(found.Length == 0, string.Join("\n", found.Take(20)));
        CheckXml(documentation);
    }

    /// <summary>Compiles each schema as its own project in its own namespace, but all at once.</summary>
    public static void Together(IEnumerable<SchemaFile> schemas)
    {
        CSharpCompilation project = Generation.Project();
        int number = 0;
        foreach (SchemaFile schema in schemas)
        {
            string name = FormattableString.Invariant($"{Generation.Namespace}{number++}");
            GeneratorRunResult result = Generation.Run([schema], BuildOptions.InNamespace(name)).GetRunResult().Results.Single();
            Assert.Null(result.Exception);
            Assert.True(result.Diagnostics.IsEmpty, schema.Text + "\n" + string.Join("\n", result.Diagnostics));
            project = project.AddSyntaxTrees(result.GeneratedSources.Select(source => CSharpSyntaxTree.ParseText(source.SourceText, Generation.ParseOptions, name + source.HintName)));
        }
        Assert.True(number > 0);
        Emits(project);
    }

    private static string Describe(Diagnostic diagnostic)
    {
        string line = diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? "";
        return $"{diagnostic}\n    {line}";
    }

    /// <summary>A comment that is not XML becomes an XML comment that says so, and a mere warning.</summary>
    private static void CheckXml(MemoryStream documentation)
    {
        string text = Encoding.UTF8.GetString(documentation.ToArray());
        Assert.DoesNotContain("Badly formed XML", text, StringComparison.Ordinal);
        _ = System.Xml.Linq.XDocument.Parse(text);
    }
}
