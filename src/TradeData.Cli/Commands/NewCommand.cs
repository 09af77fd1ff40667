using System.CommandLine;
using TradeData.Cli.Output;
using TradeData.Cli.Projects;
using TradeData.Cli.Scaffolding;

namespace TradeData.Cli.Commands;

/// <summary>Creates a dataset.</summary>
internal sealed class NewCommand : Verb
{
    private readonly Argument<string> _name = new("name") { Description = "The name of a row, such as tariff-quota." };
    private readonly Option<string> _folder = new("--project") { Description = "The folder of the project.", HelpName = "folder", DefaultValueFactory = _ => "." };

    public NewCommand(Terminal terminal)
        : base(
            terminal,
            "new",
            "Creates a dataset: a schema with a table, sample rows, settings for Visual Studio Code and the lines that the project file needs. Existing files are never overwritten.",
            "tradedata new tariff-quota",
            "tradedata new concession --project src/Talks")
    {
        Arguments.Add(_name);
        Options.Add(_folder);
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        NewDataset dataset = new(arguments.GetRequiredValue(_name));
        string folder = arguments.GetRequiredValue(_folder);
        string[] taken = [.. dataset.Files.Select(file => Path.Combine(folder, file.Path)).Where(File.Exists)];
        if (taken.Length > 0)
        {
            throw new UserException($"{string.Join(" and ", taken.Select(file => $"\"{ProjectFiles.Shown(file)}\""))} {(taken.Length == 1 ? "exists" : "exist")} already, and nothing is overwritten. Choose another name.");
        }
        foreach ((string path, string text) in dataset.Files)
        {
            Write(Path.Combine(folder, path), text);
        }
        WriteSettings(folder);
        WriteProject(folder);
        Terminal.Out.WriteLine();
        Terminal.Out.WriteLine("In C#, after the next build:");
        Terminal.Out.WriteLine("  " + dataset.UseIn(ProjectName(folder)));
        Terminal.Out.WriteLine("\"tradedata validate\" checks the schema and the rows before that.");
        return ExitCode.Success;
    }

    private static string ProjectName(string folder) =>
        Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(folder, "*.csproj").Order(StringComparer.Ordinal).FirstOrDefault() ?? Path.GetFileName(Path.GetFullPath(folder)));

    private void WriteProject(string folder)
    {
        if (Directory.EnumerateFiles(folder, "*.csproj").Order(StringComparer.Ordinal).FirstOrDefault() is not { } project)
        {
            Write(Path.Combine(folder, Path.GetFileName(Path.GetFullPath(folder)) + ".csproj"), NewDataset.Project(ToolVersion.Text));
            return;
        }
        if (File.ReadAllText(project).Contains("TradeData.Generators", StringComparison.Ordinal))
        {
            return;
        }
        Show(project, NewDataset.ProjectLines(ToolVersion.Text));
    }

    /// <summary>Writes the editor's settings; those that exist are left alone, and what they lack is shown.</summary>
    private void WriteSettings(string folder)
    {
        foreach ((string path, string text) in NewDataset.EditorFiles)
        {
            string file = Path.Combine(folder, path);
            if (!File.Exists(file))
            {
                Write(file, text);
            }
            else if (path == NewDataset.Settings && !File.ReadAllText(file).Contains(NewDataset.Keywords, StringComparison.Ordinal))
            {
                Show(file, string.Join('\n', text.TrimEnd().Split('\n')[1..^1]));
            }
        }
    }

    private void Show(string file, string lines)
    {
        Terminal.Out.WriteLine();
        Terminal.Out.WriteLine($"Add to {ProjectFiles.Shown(file)}:");
        foreach (string line in lines.Split('\n'))
        {
            Terminal.Out.WriteLine("  " + line.TrimEnd('\r'));
        }
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        // CreateNew does not overwrite a file created in the meantime, either.
        using StreamWriter file = new(new FileStream(path, FileMode.CreateNew));
        file.Write(text.ReplaceLineEndings("\n"));
        Terminal.Out.WriteLine($"made: {ProjectFiles.Shown(path)}");
    }
}
