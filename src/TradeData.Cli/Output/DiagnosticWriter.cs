using System.Text.Encodings.Web;
using System.Text.Json;
using TradeData.Generators.Diagnostics;

namespace TradeData.Cli.Output;

/// <summary>Writes the findings in schemas and rows.</summary>
internal static class DiagnosticWriter
{
    /// <summary>Writes all findings and their count, and returns the exit code.</summary>
    /// <param name="strict">Whether warnings count like errors.</param>
    public static int Write(IReadOnlyList<DiagnosticInfo> found, DiagnosticFormat format, Terminal terminal, bool strict = false)
    {
        int errors = found.Count(info => info.Rule.Severity == RuleSeverity.Error);
        int warnings = found.Count(info => info.Rule.Severity == RuleSeverity.Warning);
        switch (format)
        {
            case DiagnosticFormat.Json:
                WriteWith(terminal, json => WriteJson(json, found, errors, warnings));
                break;
            case DiagnosticFormat.Sarif:
                WriteWith(terminal, json => SarifWriter.Write(json, found));
                break;
            default:
                foreach (DiagnosticInfo info in found)
                {
                    terminal.Out.WriteLine(info.ToString());
                }
                terminal.Out.Flush();
                terminal.Say($"{Count(errors, "error")}, {Count(warnings, "warning")}.");
                break;
        }
        return errors > 0 || (strict && warnings > 0) ? ExitCode.Findings : ExitCode.Success;
    }

    public static string Count(int count, string noun) => FormattableString.Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>Writes one indented JSON value, and ends the line.</summary>
    public static void WriteWith(Terminal terminal, Action<Utf8JsonWriter> write)
    {
        using MemoryStream text = new();
        WriteWith(text, write);
        terminal.Out.WriteLine(System.Text.Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length));
    }

    /// <summary>Writes one indented JSON value.</summary>
    public static void WriteWith(Stream stream, Action<Utf8JsonWriter> write)
    {
        using Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        write(json);
    }

    private static void WriteJson(Utf8JsonWriter json, IReadOnlyList<DiagnosticInfo> found, int errors, int warnings)
    {
        json.WriteStartObject();
        json.WriteNumber("errors", errors);
        json.WriteNumber("warnings", warnings);
        json.WriteStartArray("findings");
        foreach (DiagnosticInfo info in found)
        {
            json.WriteStartObject();
            json.WriteString("file", info.Location.Path);
            json.WriteNumber("line", info.Location.StartLine + 1);
            json.WriteNumber("column", info.Location.StartColumn + 1);
            json.WriteString("severity", info.Rule.Severity.ToString().ToLowerInvariant());
            json.WriteString("id", info.Rule.Id);
            json.WriteString("message", info.Message);
            json.WriteString("help", info.Rule.HelpLink);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
