using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using TradeData.Cli.Imports;
using TradeData.Cli.Output;
using TradeData.Compiler.Writing;
using TradeData.Schedules;
using TradeData.Schedules.UnitedStates;

namespace TradeData.Cli.Commands;

/// <summary>Imports the measures of the United States: additional duties by authority, with their lists of goods.</summary>
internal sealed class ImportMeasuresCommand : Verb
{
    private const int UsuallyShown = 3;
    private const string Rows = "us";

    private readonly Argument<string> _folder = new("folder") { Description = "The folder with resources, notes and statutory-rates." };
    private readonly Option<string> _output = new("--output", "-o") { Description = "The folder for the rows; later given to --catalog.", HelpName = "folder", Required = true };
    private readonly Option<string> _editions = new("--editions") { Description = "The folder with the editions of the schedule (hts_2026_rev_8.json or .json.gz). They word the provisions.", HelpName = "folder", Required = true };
    private readonly Option<string?> _law = new("--law") { Description = "A law file in place of the one that is built in.", HelpName = "file" };
    private readonly Option<int> _show = new("--show") { Description = "The number of findings shown for each kind; the report has all.", HelpName = "number", DefaultValueFactory = _ => UsuallyShown };

    public ImportMeasuresCommand(Terminal terminal)
        : base(
            terminal,
            "us-measures",
            "Imports additional duties of the United States with their lists of goods: Sections 232, 301, 201 and 122, the emergency powers act.",
            "tradedata import us-measures us-measures --editions hts --output imported")
    {
        Arguments.Add(_folder);
        foreach (Option option in new Option[] { _output, _editions, _law, _show })
        {
            Options.Add(option);
        }
    }

    public static IReadOnlyList<string> UsualExamples => ["tradedata import us-measures us-measures --editions hts --output imported"];

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        string folder = Existing(arguments.GetRequiredValue(_folder));
        string output = arguments.GetRequiredValue(_output);
        MeasureRows rows;
        try
        {
            rows = UsMeasureImporter.Read(folder, Editions(Existing(arguments.GetRequiredValue(_editions)), cancellation), lawFile: arguments.GetValue(_law), cancellation: cancellation);
        }
        catch (Exception fault) when (fault is ImportException or InvalidDataException)
        {
            throw new UserException(fault.Message);
        }
        rows.WriteTo(output, Rows);
        string report = Path.Combine(output, "us-measures.report.json");
        WholeFile.Write(report, stream => DiagnosticWriter.WriteWith(stream, json => WriteReport(json, rows.Report)));
        Write(rows.Report, arguments.GetValue(_show));
        Terminal.Out.WriteLine($"Rows: {output.Replace('\\', '/')}");
        Terminal.Out.WriteLine($"Everything that could not be assigned: {report.Replace('\\', '/')}");
        return ExitCode.Success;
    }

    private static string Existing(string folder) => Directory.Exists(folder) ? folder : throw new UserException($"There is no folder \"{folder}\".");

    /// <summary>Returns the lines of each edition of a folder, the newest last.</summary>
    private static IEnumerable<IEnumerable<TariffLine>> Editions(string folder, CancellationToken cancellation)
    {
        ScheduleModule module = ScheduleModules.Get(UsHtsImporter.Schedule);
        List<(Edition Edition, string File)> files = [];
        foreach (string file in Directory.GetFiles(folder, "*.json*"))
        {
            EditionChoice choice = new(null, null, null, "HS2022", null);
            files.Add((choice.Resolve(TradeCatalog.Default, module, file), file));
        }
        if (files.Count == 0)
        {
            throw new UserException($"\"{folder}\" has no editions of the schedule, which are called like hts_2026_rev_8.json.gz.");
        }
        foreach ((Edition edition, string file) in files.OrderBy(static pair => pair.Edition.Effective.From).ThenBy(static pair => pair.Edition.Id, StringComparer.Ordinal))
        {
            yield return module.Import(file, new ImportOptions { Edition = edition, ImportedOn = DateOnly.FromDateTime(DateTime.UtcNow), SourceName = Path.GetFileName(file) }, null, cancellation);
        }
    }

    private void Write(MeasureImportReport report, int shown)
    {
        Terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Measures:N0} measures, {report.Lists:N0} lists of goods with {report.Codes:N0} codes, known through {report.KnownThrough:yyyy-MM-dd}."));
        Terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Of {report.Provisions:N0} provisions of chapter 99 that carry a duty, {report.ProvisionsKnown:N0} belong to a measure ({100m * report.ProvisionsKnown / Math.Max(1, report.Provisions):0.0} %)."));
        foreach (IGrouping<MeasureFindingKind, MeasureFinding> kind in report.Findings.GroupBy(static finding => finding.Kind).OrderBy(static kind => kind.Key))
        {
            Terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Words(kind.Key)}: {kind.Count():N0}"));
            foreach (MeasureFinding finding in kind.Take(shown))
            {
                Terminal.Out.WriteLine("  " + finding);
            }
        }
    }

    private static void WriteReport(Utf8JsonWriter json, MeasureImportReport report)
    {
        json.WriteStartObject();
        json.WriteString("knownThrough", Values.Show(report.KnownThrough));
        json.WriteNumber("measures", report.Measures);
        json.WriteNumber("lists", report.Lists);
        json.WriteNumber("codes", report.Codes);
        json.WriteNumber("provisions", report.Provisions);
        json.WriteNumber("provisionsKnown", report.ProvisionsKnown);
        json.WriteStartArray("findings");
        foreach (MeasureFinding finding in report.Findings)
        {
            json.WriteStartObject();
            json.WriteString("kind", char.ToLowerInvariant(finding.Kind.ToString()[0]) + finding.Kind.ToString()[1..]);
            json.WriteString("where", finding.Where);
            json.WriteString("text", finding.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Words(MeasureFindingKind kind) =>
        string.Concat(kind.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? " " + char.ToLowerInvariant(c) : c.ToString()));
}
