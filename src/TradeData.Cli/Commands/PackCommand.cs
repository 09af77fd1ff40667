using System.CommandLine;
using TradeData.Cli.Output;
using TradeData.Cli.Projects;
using TradeData.Compiler;
using TradeData.Generators.Diagnostics;

namespace TradeData.Cli.Commands;

/// <summary>Runs the data compiler like a build: checks rows and writes packs.</summary>
internal sealed class PackCommand : Verb
{
    private readonly Argument<string> _path = new("project") { Description = "The folder of the project, with \"schemas\" and \"data\" in it.", DefaultValueFactory = _ => "." };
    private readonly Option<string> _output = new("--output", "-o") { Description = "The folder for the packs and the state of the run.", HelpName = "folder", Required = true };
    private readonly Option<string> _format = DiagnosticFormatOption.Create();
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Write what was done for each table." };
    private readonly ProjectOptions _project;

    public PackCommand(Terminal terminal)
        : base(
            terminal,
            "pack",
            "Checks the rows of every table and packs them, as a build does. Tables without a change since the last run are not checked again.",
            "tradedata pack --output packs",
            "tradedata pack src/Quotas --namespace Quotas --output packs --verbose")
    {
        Arguments.Add(_path);
        Options.Add(_output);
        Options.Add(_format);
        Options.Add(_verbose);
        _project = new ProjectOptions().AddTo(this);
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        ProjectFiles files = ProjectFiles.Find(arguments.GetRequiredValue(_path), _project.SchemaFolder(arguments), _project.DataFolder(arguments));
        CompilerOptions options = _project.Compiler(arguments, files, arguments.GetRequiredValue(_output), arguments.GetValue(_verbose));
        List<DiagnosticInfo> found = [];
        DataCompiler.Run(options, Terminal.Say, found.Add);
        return DiagnosticWriter.Write(found, DiagnosticFormatOption.Read(arguments, _format), Terminal);
    }
}
