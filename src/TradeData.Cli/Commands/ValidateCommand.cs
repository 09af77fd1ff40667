using System.CommandLine;
using TradeData.Cli.Output;
using TradeData.Cli.Projects;
using TradeData.Compiler;
using TradeData.Generators.Diagnostics;

namespace TradeData.Cli.Commands;

/// <summary>Checks schemas and rows like a build, and leaves no files.</summary>
internal sealed class ValidateCommand : Verb
{
    private readonly Argument<string[]> _paths = new("paths")
    {
        Description = "Folders of projects, with \"schemas\" and \"data\" in them; or files and folders within, to check only these.",
        DefaultValueFactory = _ => ["."],
    };

    private readonly Option<string> _format = DiagnosticFormatOption.Create();
    private readonly Option<bool> _strict = new("--strict") { Description = "Warnings count like errors." };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Write the number of checked rows for each table." };
    private readonly ProjectOptions _project;

    public ValidateCommand(Terminal terminal)
        : base(
            terminal,
            "validate",
            "Checks schemas, and the rows of every table against them: types, keys, references, hierarchies, periods.",
            "tradedata validate",
            "tradedata validate data/quotas",
            "tradedata validate --schemas contracts --data rows --format sarif > findings.sarif")
    {
        Arguments.Add(_paths);
        Options.Add(_format);
        Options.Add(_strict);
        Options.Add(_verbose);
        _project = new ProjectOptions().AddTo(this);
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        string[] paths = arguments.GetRequiredValue(_paths);
        List<DiagnosticInfo> found = [];
        foreach (IGrouping<string, string> project in paths.GroupBy(path => RootOf(arguments, path), StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            ProjectFiles files = ProjectFiles.Find(project.Key, _project.SchemaFolder(arguments), _project.DataFolder(arguments));
            using ScratchFolder scratch = new();
            List<DiagnosticInfo> all = [];
            DataCompiler.Run(_project.Compiler(arguments, files, scratch.Path, arguments.GetValue(_verbose)), Terminal.Say, all.Add);
            found.AddRange(all.Where(info => project.Any(path => IsWithin(info.Location.Path, path, project.Key))));
        }
        return DiagnosticWriter.Write(found, DiagnosticFormatOption.Read(arguments, _format), Terminal, arguments.GetValue(_strict));
    }

    private string RootOf(ParseResult arguments, string path)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw new UserException($"There is no file or folder \"{path}\".");
        }
        if (_project.SchemaFolder(arguments) is not null || (Directory.Exists(path) && Directory.Exists(Path.Combine(path, "schemas"))))
        {
            return Directory.Exists(path) ? path : ".";
        }
        return ProjectFiles.RootOf(path) ?? (Directory.Exists(path) ? path : Path.GetDirectoryName(path) ?? ".");
    }

    private static bool IsWithin(string file, string path, string root)
    {
        string full = Path.GetFullPath(file);
        string limit = Path.GetFullPath(path);
        return path == root || full == limit || full.StartsWith(Path.TrimEndingDirectorySeparator(limit) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }
}
