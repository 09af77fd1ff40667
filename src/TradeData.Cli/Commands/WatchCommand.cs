using System.CommandLine;
using TradeData.Cli.Output;
using TradeData.Cli.Projects;
using TradeData.Compiler;
using TradeData.Generators.Diagnostics;

namespace TradeData.Cli.Commands;

/// <summary>Checks a project again after each change of its files.</summary>
internal sealed class WatchCommand : Verb
{
    private readonly Argument<string> _path = new("project") { Description = "The folder of the project, with \"schemas\" and \"data\" in it.", DefaultValueFactory = _ => "." };
    private readonly Option<string?> _output = new("--output", "-o") { Description = "A folder for packs, which each check writes as \"pack\" does.", HelpName = "folder" };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Write what was done for each table." };
    private readonly ProjectOptions _project;

    public WatchCommand(Terminal terminal)
        : base(
            terminal,
            "watch",
            "Checks schemas and rows, again after each change of a file, and says which findings are new (+) and which are gone (-). Ctrl-C ends it.",
            "tradedata watch",
            "tradedata watch src/Quotas --output packs")
    {
        Arguments.Add(_path);
        Options.Add(_output);
        Options.Add(_verbose);
        _project = new ProjectOptions().AddTo(this);
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        string root = arguments.GetRequiredValue(_path);
        FileChanges changes = new(
            [_project.SchemaFolder(arguments) ?? Path.Combine(root, "schemas"), _project.DataFolder(arguments) ?? Path.Combine(root, "data")],
            file => ProjectFiles.IsSchema(file) || ProjectFiles.IsRows(file));
        // The state of the last run lets the next one check changed tables only.
        using ScratchFolder scratch = new();
        string output = arguments.GetValue(_output) ?? scratch.Path;
        IReadOnlyList<DiagnosticInfo> found = Check(arguments, root, output);
        found.ToList().ForEach(info => Terminal.Out.WriteLine(info.ToString()));
        WriteCount(found);
        while (true)
        {
            IReadOnlyList<string> changed = changes.Wait(cancellation);
            Terminal.Out.WriteLine();
            Terminal.Out.WriteLine("changed: " + string.Join(", ", changed.Select(ProjectFiles.Shown)));
            try
            {
                IReadOnlyList<DiagnosticInfo> now = Check(arguments, root, output);
                WriteChanges("- ", found, now);
                WriteChanges("+ ", now, found);
                found = now;
                WriteCount(found);
            }
            catch (Exception fault) when (fault is UserException or IOException or UnauthorizedAccessException)
            {
                // Files come and go while a project is edited; the next change is checked again.
                Terminal.WriteError(fault.Message);
            }
            Terminal.Out.Flush();
        }
    }

    private List<DiagnosticInfo> Check(ParseResult arguments, string root, string output)
    {
        ProjectFiles files = ProjectFiles.Find(root, _project.SchemaFolder(arguments), _project.DataFolder(arguments));
        List<DiagnosticInfo> found = [];
        DataCompiler.Run(_project.Compiler(arguments, files, output, arguments.GetValue(_verbose)), Terminal.Say, found.Add);
        return found;
    }

    /// <summary>Writes the findings that only one of two checks has. A finding that moved to another line is the same.</summary>
    private void WriteChanges(string sign, IEnumerable<DiagnosticInfo> of, IEnumerable<DiagnosticInfo> without)
    {
        foreach (DiagnosticInfo info in of.ExceptBy(without.Select(KeyOf), KeyOf))
        {
            Terminal.Out.WriteLine(sign + info);
        }
    }

    private void WriteCount(IReadOnlyList<DiagnosticInfo> found)
    {
        int errors = found.Count(info => info.Rule.Severity == RuleSeverity.Error);
        int warnings = found.Count(info => info.Rule.Severity == RuleSeverity.Warning);
        Terminal.Out.WriteLine($"{DiagnosticWriter.Count(errors, "error")}, {DiagnosticWriter.Count(warnings, "warning")}.");
        Terminal.Out.Flush();
    }

    private static (string, string, string) KeyOf(DiagnosticInfo info) => (info.Location.Path, info.Rule.Id, info.Message);
}
