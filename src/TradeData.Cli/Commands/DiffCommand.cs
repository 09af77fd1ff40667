using System.CommandLine;
using System.Text.Json;
using TradeData.Cli.Catalogs;
using TradeData.Cli.Data;
using TradeData.Cli.Output;
using TradeData.Cli.Projects;
using TradeData.Cli.Schemas;
using TradeData.Generators.Diagnostics;
using Pack = TradeData.Runtime.Tables.Pack;

namespace TradeData.Cli.Commands;

/// <summary>Compares two versions of schemas, or two editions of rows.</summary>
internal sealed class DiffCommand : Verb
{
    private readonly Argument<string> _before = new("before") { Description = "The older version: a schema (.schema.json) or a folder of schemas; or a file or folder of rows (.json, .ndjson, .csv); or, with --table, the folder of a project." };
    private readonly Argument<string> _after = new("after") { Description = "The newer version, of the same kind." };
    private readonly Option<string?> _table = new("--table") { Description = "The table of the rows, whose primary key identifies them, in the embedded catalog or in the project.", HelpName = "table" };
    private readonly Option<string?> _project = new("--project") { Description = "The folder of a project, whose schemas define the key of --table.", HelpName = "folder" };
    private readonly Option<string?> _key = new("--key") { Description = "The fields that identify a row, separated by commas.", HelpName = "a,b.c" };
    private readonly Option<string?> _ignore = new("--ignore") { Description = "Fields of rows to ignore, separated by commas.", HelpName = "a,b.c" };
    private readonly Option<string> _format = Choice.Option("--format", "The format of the changes.", "text", "json");

    public DiffCommand(Terminal terminal)
        : base(
            terminal,
            "diff",
            "Compares two versions of schemas: whether a change breaks rows or C#, and what to do. Or two editions of rows: what was added, removed and changed.",
            "tradedata diff old/quota.schema.json schemas/quota.schema.json",
            "tradedata diff ../released/schemas schemas --format json",
            "tradedata diff old/quotas.json data/quotas/quotas.json --key id",
            "tradedata diff old.csv new.csv --project . --table Quotas",
            "tradedata diff ../released . --table Quotas",
            "tradedata diff 2025/tariff-lines 2026/tariff-lines --table TariffLines")
    {
        foreach (Argument argument in new Argument[] { _before, _after })
        {
            Arguments.Add(argument);
        }
        foreach (Option option in new Option[] { _table, _project, _key, _ignore, _format })
        {
            Options.Add(option);
        }
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        string before = arguments.GetRequiredValue(_before);
        string after = arguments.GetRequiredValue(_after);
        foreach (string path in new[] { before, after })
        {
            if (!File.Exists(path) && !Directory.Exists(path))
            {
                throw new UserException($"There is no file or folder \"{path}\".");
            }
        }
        bool isJson = arguments.GetRequiredValue(_format) == "json";
        return (HasSchemas(before), HasSchemas(after)) switch
        {
            (true, true) when arguments.GetValue(_table) is { } name => DiffProjects(arguments, before, after, name, isJson),
            (true, true) => DiffSchemas(before, after, isJson),
            (false, false) => DiffRows(arguments, before, after, isJson, cancellation),
            _ => throw new UserException($"\"{before}\" and \"{after}\" are not of the same kind: one has schemas, the other does not."),
        };
    }

    private static bool HasSchemas(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*.schema.json", SearchOption.AllDirectories).Any()
        : ProjectFiles.IsSchema(path);

    private int DiffSchemas(string before, string after, bool isJson)
    {
        List<DiagnosticInfo> errors = [];
        IReadOnlyList<SchemaChange> changes = SchemaDiff.Between(before, after, errors.Add);
        if (errors.Count > 0)
        {
            errors.ForEach(error => Terminal.Say(error.ToString()));
            throw new UserException("A schema with errors cannot be compared.");
        }
        if (isJson)
        {
            DiagnosticWriter.WriteWith(Terminal, json => ChangeJson.Write(json, changes));
        }
        else
        {
            foreach (SchemaChange change in changes)
            {
                Terminal.Out.WriteLine(change.ToString());
            }
            Terminal.Out.Flush();
            int breaking = changes.Count(change => change.IsBreaking);
            Terminal.Say($"{DiagnosticWriter.Count(changes.Count, "change")}, {breaking} breaking.");
        }
        return changes.Any(change => change.IsBreaking) ? ExitCode.Findings : ExitCode.Success;
    }

    private int DiffRows(ParseResult arguments, string before, string after, bool isJson, CancellationToken cancellation)
    {
        Pack? project = arguments.GetValue(_project) is { } folder ? ProjectTables.Find(ProjectTables.Load(folder, Terminal), TableOf(arguments)) : null;
        string? table = project is null && arguments.GetValue(_table) is { } name ? TableNames.Resolve(name, CatalogLoading.Tables) : null;
        if (table == TariffDiff.Table && arguments.GetValue(_key) is null && arguments.GetValue(_ignore) is null)
        {
            return TariffDiff.Write(Terminal, before, after, isJson, cancellation) ? ExitCode.Findings : ExitCode.Success;
        }
        (IReadOnlyList<string> key, HashSet<string> ignored) = KeyOf(arguments, project, table);
        FieldPath[] fields = [.. key.Select(field => new FieldPath(field))];
        RowSet old = RowSet.Read(before, fields, cancellation);
        RowSet @new = RowSet.Read(after, fields, cancellation);
        return Write(old, @new, ignored, isJson);
    }

    /// <summary>Compares the rows of a table in two versions of a project.</summary>
    private int DiffProjects(ParseResult arguments, string before, string after, string table, bool isJson)
    {
        Pack old = ProjectTables.Find(ProjectTables.Load(before, Terminal), table);
        Pack @new = ProjectTables.Find(ProjectTables.Load(after, Terminal), table);
        return Write(RowSet.Of(old), RowSet.Of(@new), new HashSet<string>(Split(arguments.GetValue(_ignore)), StringComparer.Ordinal), isJson);
    }

    private int Write(RowSet old, RowSet @new, HashSet<string> ignored, bool isJson)
    {
        IReadOnlyList<RowChange> changes = RowDiff.Between(old, @new, ignored);
        if (isJson)
        {
            DiagnosticWriter.WriteWith(Terminal, json => ChangeJson.Write(json, changes));
        }
        else
        {
            ChangeText.Write(Terminal, changes, old.Keys.Count, @new.Keys.Count);
        }
        return changes.Count > 0 ? ExitCode.Findings : ExitCode.Success;
    }

    private string TableOf(ParseResult arguments) =>
        arguments.GetValue(_table) ?? throw new UserException("The table of the rows is not given. Name it with --table.");

    private (IReadOnlyList<string> Key, HashSet<string> Ignored) KeyOf(ParseResult arguments, Pack? project, string? table)
    {
        HashSet<string> ignored = new(Split(arguments.GetValue(_ignore)), StringComparer.Ordinal);
        if (arguments.GetValue(_key) is { } given)
        {
            return (Split(given), ignored);
        }
        if (project is not null)
        {
            return (project.Definition.PrimaryKey!.Fields, ignored);
        }
        if (table is null)
        {
            throw new UserException("The key of the rows is not given. Name their table with --table, or the fields with --key, as in --key id.");
        }
        return (TradeCatalog.Default.Data.Pack(TradeCatalog.Default.Data.Definition.IndexOf(table)).Definition.PrimaryKey!.Fields, ignored);
    }

    private static string[] Split(string? list) => list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
