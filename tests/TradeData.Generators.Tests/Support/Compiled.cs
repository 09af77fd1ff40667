using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TradeData.Generators.Tests.Support;

/// <summary>Compiles what the generator made as a strict project would: nullable, a documentation file, every warning an error.</summary>
internal static class Compiled
{
    /// <summary>Fails with each diagnostic and its line, where there is any.</summary>
    public static void Cleanly(GeneratorDriver driver, CSharpCompilation? project = null)
    {
        GeneratorDriver ran = driver.RunGeneratorsAndUpdateCompilation(project ?? Generation.Project(), out Compilation output, out ImmutableArray<Diagnostic> reported);
        Assert.Null(ran.GetRunResult().Results.Single().Exception);
        Assert.Empty(reported.Select(diagnostic => diagnostic.ToString()));
        using MemoryStream assembly = new();
        using MemoryStream documentation = new();
        IEnumerable<Diagnostic> diagnostics = output.Emit(assembly, xmlDocumentationStream: documentation).Diagnostics;
        string[] found = [.. diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Info).Select(Describe)];
        Assert.True(found.Length == 0, string.Join("\n", found.Take(20)));
        CheckXml(documentation);
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
