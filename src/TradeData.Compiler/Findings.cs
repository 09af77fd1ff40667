using TradeData.Compiler.Reading;
using TradeData.Generators.Diagnostics;

namespace TradeData.Compiler;

/// <summary>Diagnostics about data files, with their order and number.</summary>
internal static class Findings
{
    /// <summary>Creates a diagnostic at a place.</summary>
    public static DiagnosticInfo At(Rule rule, string path, SourcePlace place, string message) =>
        new(rule, new LocationInfo(path, 0, 0, place.Line - 1, place.Column - 1, place.Line - 1, place.Column - 1), [message]);

    /// <summary>Returns the diagnostics in the order of files and places: for each file a maximum number, and then a line with the number
    /// of further ones.</summary>
    /// <param name="found">All kept diagnostics.</param>
    /// <param name="hidden">The number of diagnostics of each file that were counted but not kept.</param>
    /// <param name="limit">The maximum number shown for a file.</param>
    public static IEnumerable<DiagnosticInfo> Limit(IEnumerable<DiagnosticInfo> found, IReadOnlyDictionary<string, int> hidden, int limit)
    {
        foreach (IGrouping<string, DiagnosticInfo> file in found.GroupBy(info => info.Location.Path, StringComparer.Ordinal).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            DiagnosticInfo[] ordered = [.. file.OrderBy(info => info.Location.StartLine).ThenBy(info => info.Location.StartColumn).ThenBy(info => info.Rule.Id, StringComparer.Ordinal)];
            foreach (DiagnosticInfo info in ordered.Take(limit))
            {
                yield return info;
            }
            int more = Math.Max(0, ordered.Length - limit) + hidden.GetValueOrDefault(file.Key);
            if (more > 0)
            {
                DiagnosticInfo last = ordered[Math.Min(limit, ordered.Length) - 1];
                bool isError = Array.Exists(ordered, info => info.Rule.Severity == RuleSeverity.Error);
                Rule rule = isError ? Rules.MoreErrors : Rules.MoreErrors with { Severity = RuleSeverity.Warning };
                string message = FormattableString.Invariant($"{more} more {(more == 1 ? "problem" : "problems")} in this file {(more == 1 ? "is" : "are")} not shown (limit: {limit})");
                yield return At(rule, file.Key, new SourcePlace(last.Location.StartLine + 1, last.Location.StartColumn + 1), message);
            }
        }
    }
}
