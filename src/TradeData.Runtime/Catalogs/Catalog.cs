using System.ComponentModel;
using TradeData.Runtime.Catalogs;
using TradeData.Runtime.Internal.Tables;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime;

/// <summary>A read-only set of tables. Any number of threads may read a catalog. Opening one costs almost nothing: a table is opened at
/// its first use, and a row is read at its first use.</summary>
/// <typeparam name="TSelf">The generated catalog.</typeparam>
public abstract class Catalog<TSelf>
    where TSelf : Catalog<TSelf>, ICatalog<TSelf>
{
    private static object? s_default;

    private readonly CatalogData _data;
    private readonly object?[] _tables;
    private readonly object?[][] _references;
    private IReadOnlyList<DataProblem>? _broken;

    /// <summary>Called by the generated class.</summary>
    /// <param name="data">The packs.</param>
    protected Catalog(CatalogData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _data = data;
        _tables = new object?[data.Definition.Tables.Count];
        _references = [.. data.Definition.Tables.Select(table => new object?[table.Definition.ForeignKeys.Count])];
    }

    /// <summary>The catalog over the data embedded in its assembly. The build has checked that data.</summary>
    public static TSelf Default => (TSelf)(Volatile.Read(ref s_default) ?? Publish(ref s_default, TSelf.Create(CatalogData.Embedded(TSelf.Definition))));

    /// <summary>Loads a catalog from a folder with one subfolder for each table, named after the table in kebab case
    /// (<c>tariff-lines</c>). The rows are in <c>*.json</c>, <c>*.ndjson</c> and <c>*.jsonl</c> files. A <c>*.csv</c> file is reported as
    /// a problem. Tables without a subfolder keep their embedded rows.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">The options of loading; null adds the rows to those present, and rejects all of them if one has an error.</param>
    /// <param name="cancellation">Cancels the operation between two rows.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
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

    /// <summary>Loads a catalog from streams of rows. Tables without a stream keep their embedded rows.</summary>
    /// <param name="sources">The rows, read one source after another.</param>
    /// <param name="options">The options of loading; null adds the rows to those present, and rejects all of them if one has an error.</param>
    /// <param name="cancellation">Cancels the operation between two rows.</param>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public static LoadResult<TSelf> Load(IEnumerable<RowStream> sources, LoadOptions? options = null, CancellationToken cancellation = default) =>
        Load(CatalogData.Embedded(TSelf.Definition), sources, [], options, cancellation);

    /// <summary>Returns a new catalog with the rows of this one and the given ones. This catalog does not change.</summary>
    /// <param name="sources">The rows, read one source after another.</param>
    /// <param name="options">The options of loading; null adds the rows to those present, and rejects all of them if one has an error.</param>
    /// <param name="cancellation">Cancels the operation between two rows.</param>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public LoadResult<TSelf> With(IEnumerable<RowStream> sources, LoadOptions? options = null, CancellationToken cancellation = default) =>
        Load(_data, sources, [], options, cancellation);

    /// <summary>Starts a changed copy of this catalog, which itself does not change.</summary>
    public CatalogEditor<TSelf> Edit() => new(_data);

    private static LoadResult<TSelf> Load(CatalogData basis, IEnumerable<RowStream> sources, IEnumerable<LoadProblem> known, LoadOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sources);
        CatalogLoader loader = new(TSelf.Definition, basis, options ?? LoadOptions.Default, cancellation);
        CatalogData? data = loader.Load(sources, known, out IReadOnlyList<LoadProblem> problems, out int count);
        return new LoadResult<TSelf>(data is null ? null : TSelf.Create(data), problems, count);
    }

    /// <summary>The origin of the rows, with one entry for each dataset.</summary>
    public IReadOnlyList<Dataset> Datasets => _data.Datasets;

    /// <summary>The weak references to rows that do not exist. Broken strong references occur here only after lenient loading.</summary>
    public IReadOnlyList<DataProblem> BrokenReferences => _broken ??= FindBroken();

    /// <summary>The data, for code that derives another catalog from it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public CatalogData Data => _data;

    /// <summary>Gets a reference between two tables, created at its first use.</summary>
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

    /// <summary>Gets a table, opened at its first use.</summary>
    /// <param name="number">Its number in the definition.</param>
    protected object Table(int number)
    {
        ref object? slot = ref _tables[number];
        return Volatile.Read(ref slot) ?? Publish(ref slot, _data.Definition.Tables[number].Open(_data.Pack(number)));
    }

    /// <summary>Two threads may create the same object; the first one is kept, so that all threads see the same row objects.</summary>
    private static object Publish(ref object? slot, object made) => Interlocked.CompareExchange(ref slot, made, null) ?? made;

    private IReadOnlyList<DataProblem> FindBroken()
    {
        Pack[] packs = [.. Enumerable.Range(0, _tables.Length).Select(_data.Pack)];
        return CatalogLinker.Link(packs, int.MaxValue).Problems;
    }
}
