using System.Globalization;
using Microsoft.CodeAnalysis;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Diagnostics;

/// <summary>The tables of released rules, which say what a new version may break a build with.</summary>
public class ReleaseTests
{
    [Fact]
    public void The_tables_of_shipped_and_unshipped_rules_are_the_rules_there_are()
    {
        string[] listed = [.. Rows("Shipped").Concat(Rows("Unshipped")).Order(StringComparer.Ordinal)];
        Assert.Equal(Rules.All.Select(Descriptor).Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title.ToString(CultureInfo.InvariantCulture)}"), listed);
    }

    [Fact]
    public void A_rule_is_described_to_the_compiler_as_it_is_written_down()
    {
        Assert.All(Rules.All, rule =>
        {
            DiagnosticDescriptor descriptor = Descriptor(rule);
            Assert.Equal(rule.Format, descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture));
            Assert.EndsWith($"/docs/diagnostics/{rule.Id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
            Assert.True(descriptor.IsEnabledByDefault);
            Assert.Equal(rule.Severity == RuleSeverity.Error, descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable));
        });
    }

    private static DiagnosticDescriptor Descriptor(Rule rule) => Descriptors.Create(new DiagnosticInfo(rule, new LocationInfo("a.schema.json", 0, 0, 0, 0, 0, 0), [])).Descriptor;

    private static IEnumerable<string> Rows(string release) =>
        File.ReadLines(Path.Combine(Repository.Generator, $"AnalyzerReleases.{release}.md")).Where(line => line.StartsWith("TD", StringComparison.Ordinal));
}
