using System.CommandLine;
using TradeData.Cli.Output;
using TradeData.Cli.Projects;
using TradeData.Generators.Binding;
using TradeData.Generators.Diagnostics;

namespace TradeData.Cli.Commands;

/// <summary>Writes the C# that the generator produces from a project's schemas, or reports differences.</summary>
internal sealed class GenerateCommand : Verb
{
    private readonly Argument<string> _path = new("project") { Description = "The folder of the project, with \"schemas\" in it.", DefaultValueFactory = _ => "." };
    private readonly Option<string> _output = new("--output", "-o") { Description = "The folder for the C# files. Nothing else should be in it.", HelpName = "folder", Required = true };
    private readonly Option<bool> _check = new("--check") { Description = "Write nothing; name the files that differ, and exit with 1 if there are any." };
    private readonly Option<bool> _noQueries = new("--no-queries") { Description = "Leave out the helpers over IQueryable, as TradeDataQueryable=false does in a project." };
    private readonly ProjectOptions _project;

    public GenerateCommand(Terminal terminal)
        : base(
            terminal,
            "generate",
            "Writes the C# that the generator produces from the schemas, byte for byte.",
            "tradedata generate --namespace Quotas --output generated",
            "tradedata generate --namespace Quotas --output generated --check")
    {
        Arguments.Add(_path);
        Options.Add(_output);
        Options.Add(_check);
        Options.Add(_noQueries);
        _project = new ProjectOptions().AddTo(this, withData: false);
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        ProjectFiles files = ProjectFiles.Find(arguments.GetRequiredValue(_path), _project.SchemaFolder(arguments), data: null);
        IReadOnlyList<BoundDocument> bound = GeneratedCode.Bind(files.Schemas, _project.Binding(arguments));
        DiagnosticInfo[] found = [.. bound.SelectMany(document => document.Diagnostics)];
        if (found.Length > 0 && DiagnosticWriter.Write(found, DiagnosticFormat.Text, Terminal) != ExitCode.Success)
        {
            return ExitCode.Findings;
        }
        cancellation.ThrowIfCancellationRequested();
        GeneratedFolder folder = new(arguments.GetRequiredValue(_output), GeneratedCode.Write(bound, _project.Binding(arguments), !arguments.GetValue(_noQueries)));
        return arguments.GetValue(_check) ? Check(folder) : Write(folder);
    }

    private int Check(GeneratedFolder folder)
    {
        IReadOnlyList<Drift> drift = folder.Compare();
        foreach (Drift one in drift)
        {
            Terminal.Out.WriteLine(one.ToString());
        }
        Terminal.Say(drift.Count == 0
            ? $"{DiagnosticWriter.Count(folder.Count, "file")}, all up to date."
            : $"{DiagnosticWriter.Count(drift.Count, "file")} of {folder.Count} {(drift.Count == 1 ? "differs" : "differ")}; \"tradedata generate\" without --check writes them.");
        return drift.Count == 0 ? ExitCode.Success : ExitCode.Findings;
    }

    private int Write(GeneratedFolder folder)
    {
        IReadOnlyList<Drift> written = folder.Write();
        foreach (Drift one in written)
        {
            Terminal.Out.WriteLine(one.ToString());
        }
        Terminal.Say($"{DiagnosticWriter.Count(folder.Count, "file")}, {written.Count} changed.");
        return ExitCode.Success;
    }
}
