using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TradeData.Generators;

namespace TradeData.Cli.Tests;

/// <summary>The compiler, run on the output of the tool.</summary>
public class RoslynTests
{
    [Fact]
    public void Written_files_equal_the_compilers_input_byte_for_byte()
    {
        using Workspace project = Workspace.WithQuotas();
        AssertSame(project, "Quotas", "TradeCatalog", expected: 6);
    }

    [Fact]
    public void So_it_is_for_the_schemas_of_the_product()
    {
        using Workspace project = new();
        foreach (string schema in Directory.EnumerateFiles(Path.Combine(Root(), "schemas"), "*.schema.json").Where(file => Path.GetFileName(file) != "x-keywords.schema.json"))
        {
            project.Write("schemas/" + Path.GetFileName(schema), File.ReadAllText(schema));
        }
        AssertSame(project, "Trade.Of.Our.Own", "Everything", expected: 38);
    }

    private static void AssertSame(Workspace project, string @namespace, string catalog, int expected)
    {
        Assert.Equal(0, project.Run("generate", "--namespace", @namespace, "--catalog-name", catalog, "--output", "generated").ExitCode);
        SortedDictionary<string, byte[]> written = new(
            Directory.EnumerateFiles(project["generated"]).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes), StringComparer.Ordinal);

        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new TradeDataGenerator().AsSourceGenerator()],
            Directory.EnumerateFiles(project["schemas"]).Order(StringComparer.Ordinal).Select(file => new SchemaFile(file)),
            CSharpParseOptions.Default,
            new Properties(new() { ["build_property.ProjectDir"] = project.Path + "/", ["build_property.TradeDataNamespace"] = @namespace, ["build_property.TradeDataCatalog"] = catalog }));
        GeneratorRunResult result = driver.RunGenerators(CSharpCompilation.Create("Quotas")).GetRunResult().Results.Single();
        Assert.Empty(result.Diagnostics);

        Assert.Equal(expected, written.Count);
        Assert.Equal(written.Keys, result.GeneratedSources.Select(source => source.HintName).Order(StringComparer.Ordinal));
        foreach (GeneratedSourceResult source in result.GeneratedSources)
        {
            Assert.True(new UTF8Encoding(false).GetBytes(source.SourceText.ToString()).AsSpan().SequenceEqual(written[source.HintName]), source.HintName);
        }
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TradeData.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }

    private sealed class SchemaFile(string path) : AdditionalText
    {
        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(Path), Encoding.UTF8);
    }

    private sealed class Properties(Dictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(values);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values([]);

        private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
        }
    }
}
