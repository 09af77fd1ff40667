using TradeData.Compiler.Checking;
using TradeData.Compiler.Interpretation;
using TradeData.Compiler.Reading;
using TradeData.Compiler.State;
using TradeData.Compiler.Writing;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Model;
using TradeData.Runtime;
using TradeData.Runtime.Tables;

namespace TradeData.Compiler;

/// <summary>Checks the rows of every table and packs them. A table is checked again only if an input of its check has changed, and its
/// references only if its rows or those of a referenced table have. Otherwise the packs and diagnostics of the last run are
/// used.</summary>
internal sealed class DataCompiler
{
    public const int Success = 0;
    public const int DataError = 1;
    public const int UsageError = 2;
    public const int OwnError = 3;

    private readonly CompilerOptions _options;
    private readonly Action<string> _say;
    private readonly Action<DiagnosticInfo> _report;
    private readonly SchemaSet _schemas;
    private readonly List<DiagnosticInfo> _findings = [];
    private readonly List<string> _said = [];
    private readonly OutputFolder _folder;
    private readonly CompilerState _last;
    private readonly Dictionary<string, TableState> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Pack> _packs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _checked = new(StringComparer.Ordinal);
    private IReadOnlyList<TableData> _datasets = [];
    private TableChecker? _checker;

    private DataCompiler(CompilerOptions options, OutputFolder folder, Action<string> say, Action<DiagnosticInfo> report)
    {
        _options = options;
        _say = say;
        _report = report;
        _schemas = SchemaSet.Read(options.Schemas, options.Binding);
        _folder = folder;
        _last = CompilerState.Load(_folder.State, ContentKey.Compiler);
    }

    private TableChecker Checker => _checker ??= MakeChecker();

    private TableChecker MakeChecker()
    {
        PlanInterpreter interpreter = new(_schemas.Models);
        return new TableChecker(interpreter, new FormBuilder(_schemas.Types, interpreter), _options.MaxErrors);
    }

    /// <summary>Runs once.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="output">Where diagnostics are written, one a line, in the format of compilers.</param>
    /// <returns><see cref="Success"/>, or <see cref="DataError"/> where something is wrong with the data.</returns>
    /// <exception cref="OutputException">The packs cannot be written.</exception>
    public static int Run(CompilerOptions options, TextWriter output) =>
        Run(options, output.WriteLine, info => output.WriteLine(info.ToString()));

    /// <summary>Runs once, for hosts with their own output of diagnostics.</summary>
    /// <param name="options">The options.</param>
    /// <param name="say">Receives what was done for each table, if <see cref="CompilerOptions.IsVerbose"/> is true.</param>
    /// <param name="report">Receives the diagnostics, in the order of files and places.</param>
    /// <returns><see cref="Success"/>, or <see cref="DataError"/> if the data has errors.</returns>
    public static int Run(CompilerOptions options, Action<string> say, Action<DiagnosticInfo> report)
    {
        if (options.Assembly.Length > 0)
        {
            return ScalarCheck.Run(options, report);
        }
        using OutputFolder folder = new(options.Output, options.CreateFile);
        folder.Open();
        try
        {
            return new DataCompiler(options, folder, say, report).Run();
        }
        catch (PackException)
        {
            // A pack of the last run was damaged since. Nothing was reported yet, as that comes last; without what is remembered no pack is read.
            CompilerState.Forget(folder.State);
            return new DataCompiler(options, folder, say, report).Run();
        }
    }

    /// <summary>Runs once, for hosts that read the rows themselves.</summary>
    /// <returns>The packs of all tables, in the order of the tables. For a table with errors, the pack has the valid rows.</returns>
    public static IReadOnlyList<Pack> Packs(CompilerOptions options, Action<DiagnosticInfo> report)
    {
        using OutputFolder folder = new(options.Output, options.CreateFile);
        folder.Open();
        DataCompiler compiler = new(options, folder, static _ => { }, report);
        compiler.Run();
        // If a file changed meanwhile, there are no packs, and the change is reported.
        return [.. compiler._datasets.Where(dataset => compiler._states.ContainsKey(dataset.Table.Name)).Select(dataset => compiler.PackOf(dataset.Table.Name))];
    }

    private int Run()
    {
        try
        {
            return Compile();
        }
        catch (SourceException fault)
        {
            _report(fault.Finding);
            return DataError;
        }
    }

    private int Compile()
    {
        if (_options.ReportsSchemas)
        {
            _findings.AddRange(_schemas.Bound.SelectMany(document => document.Diagnostics));
        }
        _datasets = new DatasetFinder(_schemas, _options, _findings).Find();
        List<(TableData Dataset, string Key)> changed = [.. _datasets.Select(dataset => (dataset, ContentKey.OfTable(dataset, _schemas, _options))).Where(IsChanged)];
        _folder.RequireRoom(changed.SelectMany(table => table.Dataset.Files).Where(file => TableData.IsLines(file.Path)).Sum(file => (long)file.Length), _options);
        foreach ((TableData dataset, string key) in changed)
        {
            CheckRows(dataset, key);
        }
        foreach (TableData dataset in _datasets)
        {
            CheckReferences(dataset);
        }
        _folder.RemoveOthers(_states.Keys.ToHashSet(StringComparer.Ordinal));
        OutputFolder.RequireFit(_states.Keys.Sum(table => new FileInfo(_folder.PackOf(table)).Length), _options);
        _folder.WriteProvenance(_datasets.Select(dataset => (dataset, (IReadOnlyDictionary<string, int>)_states[dataset.Table.Name].Rows)));
        _folder.WriteScalars(ScalarCheck.TypesOf(_schemas.Models));
        _folder.Save(new CompilerState(ContentKey.Compiler, _states));
        return ReportAll();
    }

    private bool IsChanged((TableData Dataset, string Key) input)
    {
        string table = input.Dataset.Table.Name;
        if (!_last.Tables.TryGetValue(table, out TableState? last) || last.Key != input.Key || _folder.HashOf(table) != last.Pack)
        {
            return true;
        }
        _states.Add(table, last);
        return false;
    }

    private void CheckRows(TableData dataset, string key)
    {
        string table = dataset.Table.Name;
        CheckedTable result = _folder.Guarded(() => Checker.Check(dataset, _folder.StorageOf(table, _options)));
        _packs.Add(table, result.Pack);
        _checked.Add(table);
        Dictionary<string, int> rows = dataset.Rows.GroupBy(file => file.Source.Path, StringComparer.Ordinal).ToDictionary(file => file.Key, file => file.Last().EndRow, StringComparer.Ordinal);
        _states.Add(table, new TableState(key, ContentOf(result.Pack), result.IsIncomplete, rows, Remembered.Of(result.Findings), "", Remembered.Nothing, ""));
    }

    private void CheckReferences(TableData dataset)
    {
        string table = dataset.Table.Name;
        TableState state = _states[table];
        string key = LinkKey(dataset.Table);
        bool isChecked = _checked.Contains(table);
        if (!isChecked && _last.Tables[table].LinkKey == key)
        {
            Say($"{table}: unchanged");
            return;
        }
        string[] targets = [.. dataset.Table.ForeignKeys.Select(foreign => foreign.Table).Distinct(StringComparer.Ordinal)];
        CheckedReferences? references = null;
        // A table whose schema has errors does not exist; the generator reports these.
        if (targets.All(_states.ContainsKey))
        {
            references = ReferenceChecker.Check(
                dataset,
                PackOf(table),
                targets.ToDictionary(target => target, PackOf, StringComparer.Ordinal),
                targets.Where(target => _states[target].IsIncomplete).ToHashSet(StringComparer.Ordinal),
                _options.MaxErrors);
        }
        _folder.Write(table, PackOf(table), references?.Links);
        _states[table] = state with
        {
            LinkKey = key,
            Links = references is null ? Remembered.Nothing : Remembered.Of(references.Findings),
            Pack = _folder.HashOf(table),
        };
        int rows = state.Rows.Values.Sum();
        Say(isChecked
            ? FormattableString.Invariant($"{table}: checked {rows} {(rows == 1 ? "row" : "rows")} in {state.Rows.Count} {(state.Rows.Count == 1 ? "file" : "files")}")
            : $"{table}: checked references");
    }

    // The inputs of a table's references: its own rows, and the rows of the referenced tables.
    private string LinkKey(TableModel table) => ContentKey.Of(
        [
            _states[table.Name].Content,
            .. table.ForeignKeys.SelectMany(foreign => _states.TryGetValue(foreign.Table, out TableState? target)
                ? new[] { foreign.Table, target.Content, target.IsIncomplete ? "incomplete" : "" }
                : [foreign.Table]),
        ]);

    private Pack PackOf(string table)
    {
        if (!_packs.TryGetValue(table, out Pack? pack))
        {
            TableData dataset = _datasets.First(one => one.Table.Name == table);
            pack = _folder.Read(table, TableDefinitions.Of(dataset.Table));
            _packs.Add(table, pack);
        }
        return pack;
    }

    private static string ContentOf(Pack pack) => pack.ContentId.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    private int ReportAll()
    {
        Dictionary<string, int> hidden = new(StringComparer.Ordinal);
        foreach (TableData dataset in _datasets)
        {
            TableState state = _states[dataset.Table.Name];
            _findings.AddRange(state.Check.Diagnostics);
            _findings.AddRange(state.Links.Diagnostics);
            foreach ((string file, int more) in state.Check.Hidden.Concat(state.Links.Hidden))
            {
                hidden[file] = hidden.GetValueOrDefault(file) + more;
            }
        }
        foreach (string line in _said)
        {
            _say(line);
        }
        bool hasErrors = false;
        foreach (DiagnosticInfo info in Findings.Limit(_findings, hidden, _options.MaxErrors))
        {
            _report(info);
            hasErrors |= info.Rule.Severity == RuleSeverity.Error;
        }
        return hasErrors ? DataError : Success;
    }

    private void Say(string line)
    {
        if (_options.IsVerbose)
        {
            _said.Add(line);
        }
    }
}
