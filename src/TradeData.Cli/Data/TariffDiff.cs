using System.Text.Json;
using TradeData.Cli.Output;
using TradeData.Runtime;
using TradeData.Schedules;

namespace TradeData.Cli.Data;

/// <summary>Compares two editions of a tariff schedule by meaning, not by wording.</summary>
internal static class TariffDiff
{
    public const string Table = "TariffLines";

    /// <summary>Writes the changes, and returns whether there are any.</summary>
    public static bool Write(Terminal terminal, string before, string after, bool isJson, CancellationToken cancellation)
    {
        ScheduleDiff diff = ScheduleDiff.Between(Read(before, cancellation), Read(after, cancellation));
        if (isJson)
        {
            DiagnosticWriter.WriteWith(terminal, json => WriteJson(json, diff));
            return diff.Changes.Count > 0;
        }
        foreach (LineChange change in diff.Changes)
        {
            terminal.Out.WriteLine($"{Sign(change)} {Name(change.Line)} {Words(change).ReplaceLineEndings(" ")}");
        }
        terminal.Out.Flush();
        terminal.Say(FormattableString.Invariant($"{diff.LinesBefore} lines before, {diff.LinesAfter} after: {diff.Of<LineChange.Added>().Count()} added, {diff.Of<LineChange.Removed>().Count()} removed, ")
            + FormattableString.Invariant($"{diff.Of<LineChange.Moved>().Count()} moved, {diff.Of<LineChange.RateChanged>().Count()} rates, {diff.Of<LineChange.TextChanged>().Count()} texts, ")
            + FormattableString.Invariant($"{diff.Of<LineChange.UnitsChanged>().Count()} units, {diff.Of<LineChange.FootnotesChanged>().Count()} footnotes changed."));
        return diff.Changes.Count > 0;
    }

    public static List<TariffLine> Read(string path, CancellationToken cancellation)
    {
        List<TariffLine> lines = [];
        RowFiles.ForEach(path, (file, row) => lines.Add(TariffLine.TryReadJson(row.Json, out TariffLine? line, out ValidationResult result)
            ? line
            : throw new UserException(FormattableString.Invariant($"{file}({row.Line + result.Errors[0].Line - 1},{row.Column + result.Errors[0].Column - 1}): {result.Errors[0].InstanceLocation}: {result.Errors[0].Message}"))), cancellation);
        return lines;
    }

    public static string Name(TariffLine line) => line.Code?.ToString() ?? line.LineId;

    private static string Sign(LineChange change) => change switch { LineChange.Added => "+", LineChange.Removed => "-", _ => "~" };

    public static string Words(LineChange change) => change switch
    {
        LineChange.Added or LineChange.Removed => change.Line.Description,
        LineChange.Moved moved => $"moved: below {moved.Before.Parent ?? "nothing"} -> below {moved.After.Parent ?? "nothing"}, indent {moved.Before.Indent} -> {moved.After.Indent}",
        LineChange.RateChanged rate => $"rate changed, {rate.Column.ToJson()}{(rate.Programme is null ? "" : " " + rate.Programme)}: {Rates(rate.Old)} -> {Rates(rate.New)}",
        LineChange.TextChanged text => $"text changed: {text.Before.Description} -> {text.After.Description}",
        LineChange.UnitsChanged units => $"units changed: {Units(units.Before)} -> {Units(units.After)}",
        _ => "footnotes changed",
    };

    private static string Rates(ValueList<LineRate> rates) => rates.IsEmpty ? "(none)" : string.Join("; ", rates.Select(rate => rate.Rate.ToString()));

    private static string Units(TariffLine line) => line.Units.IsEmpty ? "(none)" : string.Join(", ", line.Units.Select(unit => unit.Code ?? unit.Raw));

    private static void WriteJson(Utf8JsonWriter json, ScheduleDiff diff)
    {
        json.WriteStartArray();
        foreach (LineChange change in diff.Changes)
        {
            string kind = change.GetType().Name;
            json.WriteStartObject();
            json.WriteString("kind", char.ToLowerInvariant(kind[0]) + kind[1..]);
            json.WriteString("line", Name(change.Line));
            json.WriteString("what", Words(change));
            if (change is LineChange.RateChanged rate)
            {
                json.WriteString("column", rate.Column.ToJson());
                json.WriteString("programme", rate.Programme);
                WriteRates(json, "before", rate.Old);
                WriteRates(json, "after", rate.New);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteRates(Utf8JsonWriter json, string name, ValueList<LineRate> rates)
    {
        json.WriteStartArray(name);
        foreach (LineRate rate in rates)
        {
            rate.Rate.WriteTo(json);
        }
        json.WriteEndArray();
    }
}
