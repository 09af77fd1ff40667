using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace TradeData.Growth.Tests.Support;

/// <summary>A schema of a family, by the name of its file.</summary>
internal sealed record Schema(string Name, string Text);

/// <summary>Runs the generator, with its steps counted, as a compiler does.</summary>
internal static class GeneratorRun
{
    private static readonly CSharpCompilation Project = CSharpCompilation.Create("Sample", options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    public static Cost Of(IEnumerable<Schema> schemas, out GeneratorRunResult result)
    {
        Type type = CountedAssemblies.Instance.Generators.GetType("TradeData.Generators.TradeDataGenerator", throwOnError: true)!;
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator()],
            schemas.Select(schema => new Text("/project/" + schema.Name, schema.Text)).ToImmutableArray<AdditionalText>(),
            CSharpParseOptions.Default,
            new Options());
        Cost cost = CountedAssemblies.Instance.Measure(() => driver = driver.RunGenerators(Project));
        result = driver.GetRunResult().Results.Single();
        return cost;
    }

    private sealed class Text(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        private static readonly Values Project = new(new(StringComparer.Ordinal) { ["build_property.ProjectDir"] = "/project/", ["build_property.TradeDataNamespace"] = "Sample" });

        public override AnalyzerConfigOptions GlobalOptions => Project;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values([]);

        private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
        }
    }
}
