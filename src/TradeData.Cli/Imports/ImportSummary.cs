using System.Globalization;
using System.Text.Json;
using TradeData.Cli.Output;
using TradeData.Schedules;

namespace TradeData.Cli.Imports;

/// <summary>Writes the result of an import, and the number and places of texts that were not understood.</summary>
internal static class ImportSummary
{
    /// <summary>Writes the amount read, each kind of finding with its count, and the first places of each.</summary>
    public static void Write(TextWriter output, ImportReport report, int shown)
    {
        int notUnderstood = report.Count(ImportFindingKind.RateNotUnderstood);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.RowsRead:N0} rows read, {report.LinesMade:N0} lines made, {report.RatesMade:N0} rates, {notUnderstood:N0} of their texts not understood."));
        foreach (ImportFindingKind kind in Enum.GetValues<ImportFindingKind>().Where(kind => report.Count(kind) > 0))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Words(kind)}: {report.Count(kind):N0}"));
            foreach (ImportFinding finding in report.Of(kind).Take(shown))
            {
                output.WriteLine($"  {finding.ToString().ReplaceLineEndings(" ")}");
            }
        }
    }

    /// <summary>Writes everything as JSON.</summary>
    public static void WriteReport(Utf8JsonWriter json, ImportReport report)
    {
        json.WriteStartObject();
        json.WriteString("schedule", report.Provenance.Schedule);
        json.WriteString("edition", report.Provenance.Edition);
        json.WriteString("source", report.Provenance.SourceName);
        json.WriteString("sha256", report.Provenance.Sha256);
        json.WriteNumber("rowsRead", report.RowsRead);
        json.WriteNumber("linesMade", report.LinesMade);
        json.WriteNumber("ratesMade", report.RatesMade);
        json.WriteStartObject("rateCells");
        foreach ((string column, int cells) in report.RateCells.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(column, cells);
        }
        json.WriteEndObject();
        json.WriteStartObject("counts");
        foreach (ImportFindingKind kind in Enum.GetValues<ImportFindingKind>())
        {
            json.WriteNumber(Key(kind), report.Count(kind));
        }
        json.WriteEndObject();
        json.WriteStartArray("findings");
        foreach (ImportFinding finding in report.Findings)
        {
            json.WriteStartObject();
            json.WriteString("kind", Key(finding.Kind));
            json.WriteString("file", finding.Place.Source);
            json.WriteNumber("line", finding.Place.Line);
            json.WriteNumber("row", finding.Place.Row);
            json.WriteString("code", finding.Code);
            json.WriteString("field", finding.Field);
            json.WriteString("raw", finding.Raw);
            json.WriteString("reason", finding.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Key(ImportFindingKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    private static string Words(ImportFindingKind kind) =>
        string.Concat(kind.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? " " + char.ToLowerInvariant(c) : c.ToString()));
}
