using TradeData.Runtime.Internal.Tables;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Catalogs;

/// <summary>Loads rows from streams. Each row is checked against its schema and written in canonical form. The code that checks embedded
/// rows then checks keys, periods, hierarchies and references. Beside the rows, a few bytes for each are kept to locate
/// problems.</summary>
internal sealed class CatalogLoader(CatalogDefinition definition, CatalogData? basis, LoadOptions options, CancellationToken cancellation)
{
    private const int ProgressEvery = 1000;
    private const int LeastDescribed = 1000;

    private readonly TableRows?[] _tables = new TableRows?[definition.Tables.Count];
    private readonly List<LoadProblem> _problems = [];
    private int _count;
    private bool _hasErrors;

    /// <param name="sources">The rows.</param>
    /// <param name="known">The problems found before any row is read.</param>
    /// <param name="problems">All problems, as far as they are described.</param>
    /// <param name="count">The number of problems, described or not.</param>
    public CatalogData? Load(IEnumerable<RowStream> sources, IEnumerable<LoadProblem> known, out IReadOnlyList<LoadProblem> problems, out int count)
    {
        foreach (LoadProblem problem in known)
        {
            Add(problem);
        }
        foreach (RowStream source in sources)
        {
            int table = definition.IndexOf(source.Table);
            if (table < 0)
            {
                Add(new LoadProblem(source.Name, 0, 0, source.Table, "", $"There is no table \"{source.Table}\"; there are {string.Join(", ", definition.Tables.Select(t => t.Definition.Name))}.", IsError: true));
                continue;
            }
            Read(source, _tables[table] ??= new TableRows(definition.Tables[table], basis is not null && options.KeepsRows ? basis.Pack(table) : null));
        }
        Pack[] packs = [.. Enumerable.Range(0, _tables.Length).Select(Build)];
        cancellation.ThrowIfCancellationRequested();
        Link(packs);
        cancellation.ThrowIfCancellationRequested();
        problems = _problems;
        count = _count;
        return options.IsStrict && _hasErrors ? null : CatalogData.Of(definition, packs, Datasets(packs));
    }

    private void Read(RowStream source, TableRows rows)
    {
        using RowReader reader = new(source.Content, source.Format, options.Validation.MaxDepth);
        int read = 0;
        while (reader.Next(out RowText row))
        {
            cancellation.ThrowIfCancellationRequested();
            byte[]? canonical = rows.Source.Canonical(row.Json, options.Validation, out ValidationResult result);
            foreach (ValidationError error in result.Errors)
            {
                int line = row.Line + error.Line - 1;
                int column = error.Line == 1 ? row.Column + error.Column - 1 : error.Column;
                Add(new LoadProblem(source.Name, line, column, source.Table, error.InstanceLocation, error.Message, IsError: true));
            }
            if (canonical is not null)
            {
                rows.Add(canonical, source.Name, row.Line, row.Column);
            }
            if (++read % ProgressEvery == 0)
            {
                options.Progress?.Report(new LoadProgress(source.Name, source.Table, reader.Consumed, read));
            }
        }
        if (reader.Fault is { } fault)
        {
            Add(new LoadProblem(source.Name, reader.Line, reader.Column, source.Table, "", fault, IsError: true));
        }
        options.Progress?.Report(new LoadProgress(source.Name, source.Table, reader.Consumed, read));
    }

    private Pack Build(int table)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_tables[table] is not { } rows)
        {
            return basis?.Pack(table) ?? new PackBuilder(definition.Tables[table].Definition).Build().Pack;
        }
        // The problems name the rows to remove, even those beyond the number to describe.
        int described = Math.Max(options.MaxProblems, LeastDescribed);
        PackResult result = rows.Build(described, cancellation);
        _hasErrors |= result.HasErrors;
        AddAll(result.Problems, result.ProblemCount);
        if (result.HasErrors && !options.IsStrict)
        {
            // Without the rows that cannot stay; what is left has no such problem, or tells of the next one.
            return rows.BuildValid(result, described, cancellation);
        }
        return result.Pack;
    }

    private void Link(Pack[] packs)
    {
        LinkResult links = CatalogLinker.Link(packs, options.MaxProblems);
        _hasErrors |= links.HasErrors;
        AddAll(links.Problems, links.ProblemCount);
    }

    private void AddAll(IReadOnlyList<DataProblem> problems, int count)
    {
        foreach (DataProblem problem in problems)
        {
            TableRows? rows = _tables[definition.IndexOf(problem.Table)];
            (string source, int line, int column) = rows?.PlaceOf(problem.Row) ?? ("", 0, 0);
            string first = problem.OtherRow is { } other && rows?.PlaceOf(other) is { Source.Length: > 0 } place
                ? FormattableString.Invariant($" The other row is at {place.Source}({place.Line},{place.Column}).") : "";
            Add(new LoadProblem(source, line, column, problem.Table, problem.Pointer, problem.Message + first, problem.IsError));
        }
        _count += count - problems.Count;
    }

    private void Add(LoadProblem problem)
    {
        _count++;
        _hasErrors |= problem.IsError;
        if (_problems.Count < options.MaxProblems)
        {
            _problems.Add(problem);
        }
    }

    private List<Dataset> Datasets(Pack[] packs)
    {
        List<Dataset> datasets = [];
        for (int i = 0; i < packs.Length; i++)
        {
            string name = definition.Tables[i].Definition.Name;
            bool isLoaded = _tables[i] is not null;
            foreach (Dataset known in (basis?.Datasets ?? []).Where(dataset => dataset.Table == name && (!isLoaded || options.KeepsRows)))
            {
                datasets.Add(known);
            }
            if (_tables[i] is { } rows)
            {
                datasets.Add(new Dataset(name, rows.Loaded, string.Join(", ", rows.Sources), null, null, null, "Loaded at run time."));
            }
        }
        return datasets;
    }
}
