using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TradeData.Generators.Diagnostics;

/// <summary>Converts rules to Roslyn's descriptors. Only this folder names its types.</summary>
internal static class Descriptors
{
    private static readonly Dictionary<string, DiagnosticDescriptor> ById = Rules.All.ToDictionary(rule => rule.Id, Describe, StringComparer.Ordinal);

    public static Diagnostic Create(DiagnosticInfo info)
    {
        LocationInfo at = info.Location;
        Location location = at == LocationInfo.Nowhere ? Location.None : Location.Create(
            at.Path,
            new TextSpan(at.Start, at.Length),
            new LinePositionSpan(new LinePosition(at.StartLine, at.StartColumn), new LinePosition(at.EndLine, at.EndColumn)));
        return Diagnostic.Create(ById[info.Rule.Id], location, [.. info.Arguments]);
    }

    /// <summary>Errors are not configurable, because nothing is generated for a schema with an error, and that must not happen
    /// silently.</summary>
    private static DiagnosticDescriptor Describe(Rule rule) => new(
        rule.Id,
        rule.Title,
        rule.Format,
        "TradeData",
        rule.Severity switch { RuleSeverity.Error => DiagnosticSeverity.Error, RuleSeverity.Warning => DiagnosticSeverity.Warning, _ => DiagnosticSeverity.Info },
        isEnabledByDefault: true,
        helpLinkUri: rule.HelpLink,
        customTags: rule.Severity == RuleSeverity.Error ? [WellKnownDiagnosticTags.NotConfigurable] : []);
}
