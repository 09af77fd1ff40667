using System.CommandLine;
using TradeData.Cli.Imports;
using TradeData.Cli.Output;
using TradeData.Runtime;
using TradeData.Schedules;

namespace TradeData.Cli.Commands;

/// <summary>Imports a published schedule: one command below it for each publisher's format.</summary>
internal sealed class ImportCommand : Command, IWithExamples
{
    public ImportCommand(Terminal terminal)
        : base("import", "Imports a published tariff schedule into rows that \"quote\" and \"query\" read with --catalog.")
    {
        foreach (ScheduleModule module in ScheduleModules.All)
        {
            Subcommands.Add(new ImportScheduleCommand(terminal, module));
        }
        Subcommands.Add(new ImportMeasuresCommand(terminal));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples => [.. ScheduleModules.All.SelectMany(ImportScheduleCommand.ExamplesOf), .. ImportMeasuresCommand.UsualExamples];
}

/// <summary>Imports an edition of one schedule.</summary>
internal sealed class ImportScheduleCommand : Verb
{
    private const int UsuallyShown = 3;
    private const int Steps = 1000;

    private readonly ScheduleModule _module;
    private readonly Argument<string> _file = new("file") { Description = "The publisher's file." };
    private readonly Option<string> _output = new("--output", "-o") { Description = "The folder for the rows; later given to --catalog.", HelpName = "folder", Required = true };
    private readonly Option<string?> _edition = new("--edition") { Description = "The edition, such as 2025-rev-10. Not needed if the file's name contains it.", HelpName = "id" };
    private readonly Option<DateOnly?> _from = Values.Day("--from", "The first day of an edition that is not known yet.");
    private readonly Option<DateOnly?> _to = Values.Day("--to", "The day after its last, if it is over.");
    private readonly Option<string> _hs = new("--hs") { Description = "The edition of the Harmonized System that it follows.", HelpName = "HS2022", DefaultValueFactory = _ => "HS2022" };
    private readonly Option<string?> _title = new("--title") { Description = "The publisher's title.", HelpName = "text" };
    private readonly Option<int> _show = new("--show") { Description = "The number of places shown for each kind of finding; the report has all.", HelpName = "number", DefaultValueFactory = _ => UsuallyShown };
    private readonly Option<bool> _strict = new("--strict") { Description = "Exit with 1 if a rate is not understood." };

    public ImportScheduleCommand(Terminal terminal, ScheduleModule module)
        : base(terminal, module.Format, module.Description, [.. ExamplesOf(module)])
    {
        _module = module;
        Arguments.Add(_file);
        foreach (Option option in new Option[] { _output, _edition, _from, _to, _hs, _title, _show, _strict })
        {
            Options.Add(option);
        }
    }

    /// <summary>Returns command lines for the help.</summary>
    public static IEnumerable<string> ExamplesOf(ScheduleModule module) => module.Examples.Select(arguments => $"tradedata import {module.Format} {arguments} --output imported");

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        string path = arguments.GetRequiredValue(_file);
        if (!Path.Exists(path))
        {
            throw new UserException($"There is no file \"{path}\".");
        }
        EditionChoice choice = new(arguments.GetValue(_edition), arguments.GetValue(_from), arguments.GetValue(_to), arguments.GetRequiredValue(_hs), arguments.GetValue(_title));
        Edition edition = choice.Resolve(TradeCatalog.Default, _module, path);
        ImportOptions options = new() { Edition = edition, ImportedOn = DateOnly.FromDateTime(DateTime.UtcNow), SourceName = Path.GetFileName(path) };
        using ImportFolder folder = new(arguments.GetRequiredValue(_output), options.Edition with { Missing = _module.Missing.ToValueList() });
        ImportReport report = Import(path, options, folder, cancellation);
        folder.WriteEditions(TradeCatalog.Default);
        folder.WriteReport(report);
        folder.Complete();

        Terminal.Out.WriteLine($"{edition.Schedule}, edition {edition.Id} ({edition.Title}), from {Values.Show(edition.Effective.From)}{(edition.Effective.To is { } to ? " to before " + Values.Show(to) : " on")}");
        ImportSummary.Write(Terminal.Out, report, arguments.GetValue(_show));
        foreach (string missing in _module.Missing)
        {
            Terminal.Out.WriteLine("Not in the file: " + missing);
        }
        Terminal.Out.WriteLine($"Lines: {folder.Lines.Replace('\\', '/')}");
        Terminal.Out.WriteLine($"Everything that was not understood or changed: {folder.Report.Replace('\\', '/')}");
        return arguments.GetValue(_strict) && report.Count(ImportFindingKind.RateNotUnderstood) > 0 ? ExitCode.Findings : ExitCode.Success;
    }

    private ImportReport Import(string path, ImportOptions options, ImportFolder folder, CancellationToken cancellation)
    {
        try
        {
            return ProgressBar.Run(Terminal, "importing " + options.SourceName, Steps, report =>
            {
                ScheduleImport import = _module.Import(path, options, new Share(share => report((long)(share * Steps))), cancellation);
                folder.WriteLines(import);
                return import.Report;
            });
        }
        catch (Exception fault) when (fault is ImportException or InvalidDataException or FileNotFoundException)
        {
            throw new UserException(fault.Message);
        }
    }

    /// <summary>Reports at once, on the reading thread.</summary>
    private sealed class Share(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
