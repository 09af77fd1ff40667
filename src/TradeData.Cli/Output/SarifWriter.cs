using System.Text.Json;
using TradeData.Generators.Diagnostics;

namespace TradeData.Cli.Output;

/// <summary>Writes diagnostics as a SARIF 2.1.0 log with one run.</summary>
internal static class SarifWriter
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    public static void Write(Utf8JsonWriter json, IReadOnlyList<DiagnosticInfo> found)
    {
        Rule[] rules = [.. found.Select(info => info.Rule).DistinctBy(rule => rule.Id).OrderBy(rule => rule.Id, StringComparer.Ordinal)];
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, rules);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (DiagnosticInfo info in found)
        {
            WriteResult(json, info, Array.FindIndex(rules, rule => rule.Id == info.Rule.Id));
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, Rule[] rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "tradedata");
        json.WriteString("version", ToolVersion.Text);
        json.WriteString("informationUri", Rule.HelpRoot);
        json.WriteStartArray("rules");
        foreach (Rule rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteStartObject("shortDescription");
            json.WriteString("text", rule.Title);
            json.WriteEndObject();
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(rule.Severity));
            json.WriteEndObject();
            json.WriteString("helpUri", rule.HelpLink);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, DiagnosticInfo info, int rule)
    {
        LocationInfo at = info.Location;
        json.WriteStartObject();
        json.WriteString("ruleId", info.Rule.Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Level(info.Rule.Severity));
        json.WriteStartObject("message");
        json.WriteString("text", info.Message);
        json.WriteEndObject();
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(at.Path));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", at.StartLine + 1);
        json.WriteNumber("startColumn", at.StartColumn + 1);
        if ((at.EndLine, at.EndColumn).CompareTo((at.StartLine, at.StartColumn)) > 0)
        {
            json.WriteNumber("endLine", at.EndLine + 1);
            json.WriteNumber("endColumn", at.EndColumn + 1);
        }
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Level(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => "error",
        RuleSeverity.Warning => "warning",
        _ => "note",
    };

    /// <summary>Returns a path as a URI: an absolute one with its scheme, any other as relative, so that a service finds it in its
    /// repository.</summary>
    private static string UriOf(string path) => Path.IsPathFullyQualified(path)
        ? new Uri(path).AbsoluteUri
        : string.Join('/', path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
}
