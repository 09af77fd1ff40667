using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Tests.Support;
using TradeData.TestSupport;

namespace TradeData.Generators.Tests.Diagnostics;

/// <summary>
/// The pages of <c>docs/diagnostics</c>, done as they say. Examples of data (TD2xxx) and of the data compiler's options (TD0001) are run by the tests of
/// the data compiler.
/// </summary>
public class PageTests
{
    /// <summary>The pages without an example, and the reason.</summary>
    private static readonly Dictionary<string, string> Unshown = new(StringComparer.Ordinal)
    {
        ["TD0000"] = "a fault of ours that a schema could show would be mended instead",
    };

    private static string Folder => Path.Combine(Repository.Root, "docs", "diagnostics");

    public static TheoryData<string> All => [.. Rules.All.Select(rule => rule.Id)];

    public static TheoryData<string> OfSchemas => [.. Rules.All.Select(rule => rule.Id).Where(id => id.StartsWith("TD1", StringComparison.Ordinal))];

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule() => Assert.Equal(Rules.All.Select(rule => rule.Id), DiagnosticPage.Ids(Folder));

    [Fact]
    public void The_ids_of_rules_ascend_and_are_used_once() =>
        Assert.Equal(Rules.All.Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal), Rules.All.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(All))]
    public void A_page_has_its_rules_title_and_the_sections_of_all_pages(string id)
    {
        DiagnosticPage page = DiagnosticPage.Read(Folder, id);
        Assert.Equal(Rule(id).Title, page.Title);
        Assert.Equal(Unshown.ContainsKey(id) ? ["What to do", "Severity"] : ["Example", "Fix", "Severity"], page.Sections);
        Assert.Equal(Unshown.ContainsKey(id), page.Example.Count == 0);
    }

    [Fact]
    public void The_index_lists_every_rule_with_its_severity_and_title()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Folder, "README.md"));
        Assert.Equal(
            Rules.All.Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {Severity(rule)} | {rule.Title} |"),
            lines.Where(line => line.StartsWith("| [TD", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(OfSchemas))]
    public void The_example_gives_just_the_lines_of_the_page(string id)
    {
        DiagnosticPage page = DiagnosticPage.Read(Folder, id);
        GeneratorRunResult result = Generation.Run(SchemasOf(page.Example)).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        page.Gave(result.Diagnostics.Select(Line));
        Assert.All(page.Lines, line => Assert.Contains($"{Severity(Rule(id))} {id}: ", line, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(OfSchemas))]
    public void The_fix_gives_nothing_but_clean_code(string id) =>
        Compiled.Cleanly(Generation.Driver(SchemasOf(DiagnosticPage.Read(Folder, id).Fix)));

    [Theory]
    [MemberData(nameof(OfSchemas))]
    public void Projects_can_change_the_severity_where_the_page_says_so_and_nowhere_else(string id)
    {
        DiagnosticPage page = DiagnosticPage.Read(Folder, id);
        bool isWarning = Rule(id).Severity == RuleSeverity.Warning;
        Assert.Equal(isWarning, page.Severity.StartsWith("## Severity\n\nA warning", StringComparison.Ordinal));
        Assert.Equal(!isWarning, page.Severity.StartsWith("## Severity\n\nAlways an error", StringComparison.Ordinal));
        Assert.Equal(isWarning, page.Severity.Contains($"\ndotnet_diagnostic.{id}.severity = none\n", StringComparison.Ordinal));
        Assert.Equal(isWarning, page.Severity.Contains($"<NoWarn>$(NoWarn);{id}</NoWarn>", StringComparison.Ordinal));

        CSharpCompilationOptions options = Generation.Project().Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default);
        CSharpCompilationOptions noWarn = options.WithSpecificDiagnosticOptions([new(id, ReportDiagnostic.Suppress)]);
        CSharpCompilationOptions asErrors = options.WithSpecificDiagnosticOptions([new(id, ReportDiagnostic.Error)]);
        CSharpCompilationOptions globalConfig = options.WithSyntaxTreeOptionsProvider(new GlobalSeverity(id, ReportDiagnostic.Suppress));
        DiagnosticSeverity[] asItIs = Severities(page, options);
        Assert.NotEmpty(asItIs);
        Assert.Equal(isWarning ? [] : asItIs, Severities(page, noWarn));
        Assert.Equal(isWarning ? [] : asItIs, Severities(page, globalConfig));
        Assert.All(Severities(page, asErrors), severity => Assert.Equal(DiagnosticSeverity.Error, severity));
    }

    [Fact]
    public void A_warning_leaves_clean_code()
    {
        Rule[] warnings = [.. Rules.All.Where(rule => rule.Severity == RuleSeverity.Warning && rule.Id.StartsWith("TD1", StringComparison.Ordinal))];
        Assert.NotEmpty(warnings);
        foreach (Rule rule in warnings)
        {
            IReadOnlyDictionary<string, string> example = DiagnosticPage.Read(Folder, rule.Id).Example;
            GeneratorDriver driver = Generation.Driver(SchemasOf(example)).RunGeneratorsAndUpdateCompilation(Generation.Project(), out Compilation output, out _);
            Assert.Equal(example.Count, driver.GetRunResult().GeneratedTrees.Count(tree => !tree.FilePath.EndsWith(".json.g.cs", StringComparison.Ordinal)));
            Compiled.Emits(output);
        }
    }

    private static DiagnosticSeverity[] Severities(DiagnosticPage page, CSharpCompilationOptions options)
    {
        GeneratorDriver driver = Generation.Driver(SchemasOf(page.Example)).RunGenerators(Generation.Project().WithOptions(options));
        return [.. driver.GetRunResult().Results.Single().Diagnostics.Select(diagnostic => diagnostic.Severity)];
    }

    private static SchemaFile[] SchemasOf(IReadOnlyDictionary<string, string> files) => [.. files.Select(file => new SchemaFile(file.Key, file.Value))];

    private static string Line(Diagnostic diagnostic)
    {
        FileLinePositionSpan at = diagnostic.Location.GetLineSpan();
        return string.Create(CultureInfo.InvariantCulture,
            $"{at.Path[SchemaFile.Project.Length..]}({at.StartLinePosition.Line + 1},{at.StartLinePosition.Character + 1}): {diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
    }

    private static Rule Rule(string id) => Rules.All.Single(rule => rule.Id == id);

    private static string Severity(Rule rule) => rule.Severity.ToString().ToLowerInvariant();

    /// <summary>A <c>.globalconfig</c> with one line.</summary>
    private sealed class GlobalSeverity(string id, ReportDiagnostic severity) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic value) =>
            TryGetGlobalDiagnosticValue(diagnosticId, cancellationToken, out value);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic value)
        {
            value = severity;
            return diagnosticId == id;
        }
    }
}
