using System.Text.Json;
using TradeData.Runtime.Internal.Tables;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime;

/// <summary>Creates a changed copy of a catalog: it adds, replaces or removes rows, or replaces a whole table. The copy passes the same
/// checks as embedded data: every new row against its schema, then keys, periods, hierarchies and the references of all tables. Tables
/// without a change are shared with the old catalog.</summary>
/// <typeparam name="TCatalog">The generated catalog.</typeparam>
public sealed class CatalogEditor<TCatalog>
    where TCatalog : Catalog<TCatalog>, ICatalog<TCatalog>
{
    private const int LeastDescribed = 1000;

    private readonly CatalogData _data;
    private readonly PackEditor?[] _editors;
    private readonly bool[] _isReplaced;
    private readonly List<(int Table, byte[] Json)> _given = [];
    private readonly List<(int Table, string Key)> _missing = [];

    internal CatalogEditor(CatalogData data)
    {
        _data = data;
        _editors = new PackEditor?[data.Definition.Tables.Count];
        _isReplaced = new bool[_editors.Length];
    }

    /// <summary>Adds rows, each in place of the row with the same primary key, or at the end.</summary>
    /// <typeparam name="TRow">The type of the rows, which identifies their table.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <exception cref="ArgumentException">The catalog has no table with rows of this type.</exception>
    public CatalogEditor<TCatalog> With<TRow>(params IEnumerable<TRow> rows)
        where TRow : class, IJsonModel<TRow>
    {
        int table = TableOf<TRow>();
        foreach (byte[] json in Given(table, rows))
        {
            Editor(table).Set(json);
        }
        return this;
    }

    /// <summary>Removes the rows with the primary keys of the given ones. A key that no row has is a problem of the result.</summary>
    /// <typeparam name="TRow">The type of the rows, which identifies their table.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <exception cref="ArgumentException">The catalog has no table with rows of this type.</exception>
    public CatalogEditor<TCatalog> Without<TRow>(params IEnumerable<TRow> rows)
        where TRow : class, IJsonModel<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        int table = TableOf<TRow>();
        foreach (TRow row in rows)
        {
            byte[] json = JsonModel.ToUtf8Json(row);
            if (!Editor(table).Remove(json))
            {
                _missing.Add((table, KeyOf(_data.Definition.Tables[table].Definition, json)));
            }
        }
        return this;
    }

    /// <summary>Replaces all rows of a table, including rows added before.</summary>
    /// <typeparam name="TRow">The type of the rows, which identifies their table.</typeparam>
    /// <param name="rows">The new rows, in their new order.</param>
    /// <exception cref="ArgumentException">The catalog has no table with rows of this type.</exception>
    public CatalogEditor<TCatalog> Replace<TRow>(params IEnumerable<TRow> rows)
        where TRow : class, IJsonModel<TRow>
    {
        int table = TableOf<TRow>();
        _given.RemoveAll(given => given.Table == table);
        _missing.RemoveAll(missing => missing.Table == table);
        PackEditor editor = new(new PackBuilder(_data.Definition.Tables[table].Definition).Build().Pack);
        foreach (byte[] json in Given(table, rows))
        {
            editor.Add(json);
        }
        _editors[table] = editor;
        _isReplaced[table] = true;
        return this;
    }

    /// <summary>Creates the changed catalog and reports all its problems.</summary>
    /// <param name="maxProblems">The maximum number of problems described; further ones are only counted.</param>
    /// <returns>The result, without a catalog if there are errors. A broken weak reference is not an error.</returns>
    public LoadResult<TCatalog> Build(int maxProblems = 1000)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxProblems);
        int described = Math.Max(maxProblems, LeastDescribed);
        List<LoadProblem> problems = [.. _missing.Select(missing =>
            new LoadProblem("", 0, 0, _data.Definition.Tables[missing.Table].Definition.Name, "", $"No row has the key {missing.Key}, so it cannot be removed.", IsError: true))];
        int count = problems.Count;
        foreach ((int table, byte[] json) in _given)
        {
            TableSource source = _data.Definition.Tables[table];
            _ = source.Canonical(json, ValidationOptions.Default, out ValidationResult result);
            problems.AddRange(result.Errors.Select(error => new LoadProblem("", 0, 0, source.Definition.Name, error.InstanceLocation, error.Message, IsError: true)));
            count += result.Errors.Count;
        }
        Pack[] packs = [.. _editors.Select((editor, table) => editor is null ? _data.Pack(table) : Made(editor.Build(described)))];
        LinkResult links = CatalogLinker.Link(packs, described);
        // So far all problems are errors. References may have more problems than are described, and a broken strong one may follow any
        // number of weak ones.
        bool hasErrors = problems.Count > 0 || links.HasErrors;
        Tell(links.Problems, links.ProblemCount);
        TCatalog? catalog = hasErrors ? null : TCatalog.Create(CatalogData.Of(_data.Definition, packs, Datasets(packs)));
        return new LoadResult<TCatalog>(catalog, [.. problems.Take(maxProblems)], count);

        Pack Made(PackResult result)
        {
            Tell(result.Problems, result.ProblemCount);
            return result.Pack;
        }

        void Tell(IReadOnlyList<DataProblem> found, int number)
        {
            problems.AddRange(found.Select(problem => new LoadProblem(FormattableString.Invariant($"row {problem.Row + 1}"), 0, 0, problem.Table, problem.Pointer, problem.Message, problem.IsError)));
            count += number;
        }
    }

    private List<Dataset> Datasets(Pack[] packs)
    {
        List<Dataset> datasets = [.. _data.Datasets.Where(dataset => !IsOf(dataset, isReplaced: true)).Select(dataset => IsOf(dataset, isReplaced: false)
            ? dataset with { Rows = packs[_data.Definition.IndexOf(dataset.Table)].Count, Notes = dataset.Notes is null ? "Changed at run time." : dataset.Notes + " Changed at run time." }
            : dataset)];
        for (int table = 0; table < packs.Length; table++)
        {
            if (_isReplaced[table])
            {
                datasets.Add(new Dataset(_data.Definition.Tables[table].Definition.Name, packs[table].Count, null, null, null, null, "Made at run time."));
            }
        }
        return datasets;
    }

    private bool IsOf(Dataset dataset, bool isReplaced) =>
        _data.Definition.IndexOf(dataset.Table) is >= 0 and int table && _editors[table] is not null && _isReplaced[table] == isReplaced;

    private IEnumerable<byte[]> Given<TRow>(int table, IEnumerable<TRow> rows)
        where TRow : class, IJsonModel<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (TRow row in rows)
        {
            byte[] json = JsonModel.ToUtf8Json(row);
            _given.Add((table, json));
            yield return json;
        }
    }

    /// <summary>Returns the values of the primary key as JSON, or the whole row if it has no primary key.</summary>
    private static string KeyOf(TableDefinition definition, byte[] json)
    {
        using JsonDocument row = JsonDocument.Parse(json);
        return definition.PrimaryKey is { } key ? string.Join(", ", key.Fields.Select(field => Field(row.RootElement, field.Split('.')))) : row.RootElement.GetRawText();
    }

    private static string Field(JsonElement value, string[] path)
    {
        foreach (string name in path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return "null";
            }
        }
        return value.GetRawText();
    }

    private PackEditor Editor(int table) => _editors[table] ??= new PackEditor(_data.Pack(table));

    private int TableOf<TRow>()
    {
        IReadOnlyList<TableSource> tables = _data.Definition.Tables;
        for (int i = 0; i < tables.Count; i++)
        {
            if (tables[i].RowType == typeof(TRow))
            {
                return i;
            }
        }
        throw new ArgumentException($"The catalog has no table of {typeof(TRow).Name}.");
    }
}
