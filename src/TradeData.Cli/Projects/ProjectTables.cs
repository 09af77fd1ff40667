using TradeData.Cli.Catalogs;
using TradeData.Cli.Output;
using TradeData.Compiler;
using TradeData.Generators.Binding;
using TradeData.Generators.Diagnostics;
using TradeData.Runtime.Tables;

namespace TradeData.Cli.Projects;

/// <summary>The tables of a project, read from its own rows like in a build.</summary>
internal static class ProjectTables
{
    /// <summary>Returns the rows of all tables.</summary>
    /// <exception cref="UserException">A schema or a row has an error, which was reported.</exception>
    public static IReadOnlyList<Pack> Load(string folder, Terminal terminal)
    {
        if (!Directory.Exists(folder))
        {
            throw new UserException($"There is no folder \"{folder}\".");
        }
        ProjectFiles files = ProjectFiles.Find(folder, null, null);
        using ScratchFolder scratch = new();
        CompilerOptions options = new() { Schemas = files.Schemas, Data = files.Data, Output = scratch.Path, Binding = BindingOptions.Default, ReportsSchemas = true };
        List<DiagnosticInfo> found = [];
        IReadOnlyList<Pack> packs = DataCompiler.Packs(options, found.Add);
        DiagnosticInfo[] errors = [.. found.Where(info => info.Rule.Severity == RuleSeverity.Error)];
        foreach (DiagnosticInfo error in errors)
        {
            terminal.Say(error.ToString());
        }
        return errors.Length == 0 ? packs : throw new UserException("The project has errors; its tables cannot be read.", ExitCode.Findings);
    }

    /// <summary>Returns the table of this name.</summary>
    public static Pack Find(IReadOnlyList<Pack> packs, string name)
    {
        string[] tables = [.. packs.Select(pack => pack.Definition.Name)];
        return packs[Array.IndexOf(tables, TableNames.Resolve(name, tables))];
    }
}
