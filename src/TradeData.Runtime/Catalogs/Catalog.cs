using System.ComponentModel;
using TradeData.Runtime.Catalogs;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime;

/// <summary>
/// Tables and their rows. A catalog never changes, and any number of threads may read it. Opening one costs next to nothing: a table is opened
/// when it is first asked for, and a row is read when it is first touched.
/// </summary>
/// <typeparam name="TSelf">The generated catalog.</typeparam>
public abstract class Catalog<TSelf>
    where TSelf : Catalog<TSelf>, ICatalog<TSelf>
{
    private static object? s_default;

    private readonly CatalogData _data;
    private readonly object?[] _tables;
    private readonly object?[][] _references;
    private IReadOnlyList<DataProblem>? _broken;

    /// <summary>For the generated class.</summary>
    /// <param name="data">The packs.</param>
    protected Catalog(CatalogData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _data = data;
        _tables = new object?[data.Definition.Tables.Count];
        _references = [.. data.Definition.Tables.Select(table => new object?[table.Definition.ForeignKeys.Count])];
    }

    /// <summary>The catalog over the data that is embedded in its assembly, checked when that was built.</summary>
    public static TSelf Default => (TSelf)(Volatile.Read(ref s_default) ?? Publish(ref s_default, TSelf.Create(CatalogData.Embedded(TSelf.Definition))));

    /// <summary>
    /// Loads a catalog from a folder that has a folder for each table, named like it in kebab case (<c>tariff-lines</c>), with <c>*.json</c>,
    /// <c>*.ndjson</c> and <c>*.jsonl</c> files; a <c>*.csv</c> file is a problem of the result. Tables without a folder keep the embedded rows.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">How to load; null for strictly, added to the rows that are there.</param>
    /// <param name="cancellation">Stops it between two rows.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static LoadResult<TSelf> Load(string folder, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        List<RowStream> sources = [];
        try
        {
            sources.AddRange(RowFolder.Open(folder, TSelf.Definition));
            return Load(CatalogData.Embedded(TSelf.Definition), sources, RowFolder.Unread(folder), options, cancellation);
        }
        finally
        {
            sources.ForEach(source => source.Content.Dispose());
        }
    }

    /// <summary>Loads a catalog from streams of rows. Tables that no stream is for keep the embedded rows.</summary>
    /// <param name="sources">The rows; read one after another.</param>
    /// <param name="options">How to load; null for strictly, added to the rows that are there.</param>
    /// <param name="cancellation">Stops it between two rows.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static LoadResult<TSelf> Load(IEnumerable<RowStream> sources, LoadOptions? options = null, CancellationToken cancellation = default) =>
        Load(CatalogData.Embedded(TSelf.Definition), sources, [], options, cancellation);

    /// <summary>Makes a catalog of this one's rows and others. This one stays as it is.</summary>
    /// <param name="sources">The rows; read one after another.</param>
    /// <param name="options">How to load; null for strictly, added to the rows that are there.</param>
    /// <param name="cancellation">Stops it between two rows.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public LoadResult<TSelf> With(IEnumerable<RowStream> sources, LoadOptions? options = null, CancellationToken cancellation = default) =>
        Load(_data, sources, [], options, cancellation);

    /// <summary>Begins a changed copy of this catalog; this one stays as it is.</summary>
    public CatalogEditor<TSelf> Edit() => new(_data);

    private static LoadResult<TSelf> Load(CatalogData basis, IEnumerable<RowStream> sources, IEnumerable<LoadProblem> known, LoadOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sources);
        CatalogLoader loader = new(TSelf.Definition, basis, options ?? LoadOptions.Default, cancellation);
        CatalogData? data = loader.Load(sources, known, out IReadOnlyList<LoadProblem> problems, out int count);
        return new LoadResult<TSelf>(data is null ? null : TSelf.Create(data), problems, count);
    }

    /// <summary>Where the rows come from, one entry a table.</summary>
    public IReadOnlyList<Dataset> Datasets => _data.Datasets;

    /// <summary>The weak references that lead to no row. A strong one can be broken, and is listed as well, only where the rows were loaded leniently.</summary>
    public IReadOnlyList<DataProblem> BrokenReferences => _broken ??= FindBroken();

    /// <summary>The data, for those who make another catalog of it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public CatalogData Data => _data;

    /// <summary>A reference between two tables, made at its first use.</summary>
    /// <typeparam name="TSource">The rows that refer.</typeparam>
    /// <typeparam name="TTarget">The rows referred to.</typeparam>
    /// <param name="source">The number of the table that refers.</param>
    /// <param name="foreignKey">The number of its foreign key.</param>
    /// <param name="target">The number of the table referred to.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Reference<TSource, TTarget> Reference<TSource, TTarget>(int source, int foreignKey, int target)
        where TSource : class
        where TTarget : class
    {
        ref object? slot = ref _references[source][foreignKey];
        return (Reference<TSource, TTarget>)(Volatile.Read(ref slot) ?? Publish(ref slot, new Reference<TSource, TTarget>((Table<TSource>)Table(source), foreignKey, (Table<TTarget>)Table(target))));
    }

    /// <summary>A table, opened at its first use.</summary>
    /// <param name="number">Its number in the definition.</param>
    protected object Table(int number)
    {
        ref object? slot = ref _tables[number];
        return Volatile.Read(ref slot) ?? Publish(ref slot, _data.Definition.Tables[number].Open(_data.Pack(number)));
    }

    /// <summary>Two threads may make the same thing; the first one's is kept, so that rows are the same objects for everyone.</summary>
    private static object Publish(ref object? slot, object made) => Interlocked.CompareExchange(ref slot, made, null) ?? made;

    private IReadOnlyList<DataProblem> FindBroken()
    {
        Pack[] packs = [.. Enumerable.Range(0, _tables.Length).Select(_data.Pack)];
        return CatalogLinker.Link(packs, int.MaxValue).Problems;
    }
}
