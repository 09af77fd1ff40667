using System.ComponentModel;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime;

/// <summary>The packs that a catalog stands on; each is opened when its table is first asked for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CatalogData
{
    private const string ResourcePrefix = "TradeData.Packs.";

    private readonly Lazy<Pack>[] _packs;
    private readonly Lazy<IReadOnlyList<Dataset>> _datasets;

    private CatalogData(CatalogDefinition definition, Lazy<Pack>[] packs, Lazy<IReadOnlyList<Dataset>> datasets)
    {
        Definition = definition;
        _packs = packs;
        _datasets = datasets;
    }

    /// <summary>The tables.</summary>
    public CatalogDefinition Definition { get; }

    /// <summary>Where the rows come from.</summary>
    public IReadOnlyList<Dataset> Datasets => _datasets.Value;

    /// <summary>The data that is embedded in the catalog's assembly. A table without rows there is empty.</summary>
    public static CatalogData Embedded(CatalogDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        Lazy<Pack>[] packs = [.. definition.Tables.Select(table => new Lazy<Pack>(() => OpenResource(definition, table.Definition)))];
        return new CatalogData(definition, packs, new(() => ReadProvenance(definition)));
    }

    /// <summary>Data that was loaded or changed.</summary>
    /// <param name="definition">The tables.</param>
    /// <param name="packs">One for each table, in their order.</param>
    /// <param name="datasets">Where the rows come from.</param>
    public static CatalogData Of(CatalogDefinition definition, IReadOnlyList<Pack> packs, IReadOnlyList<Dataset> datasets)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(packs);
        return new CatalogData(definition, [.. packs.Select(pack => new Lazy<Pack>(pack))], new(datasets));
    }

    /// <summary>The pack of a table.</summary>
    /// <exception cref="PackException">It is damaged, or belongs to another version of the schema.</exception>
    public Pack Pack(int table) => _packs[table].Value;

    private static IReadOnlyList<Dataset> ReadProvenance(CatalogDefinition definition)
    {
        using Stream? provenance = definition.Assembly.GetManifestResourceStream(ResourcePrefix + "provenance.json");
        return provenance is null ? [] : Dataset.ReadAll(provenance);
    }

    private static Pack OpenResource(CatalogDefinition definition, TableDefinition table)
    {
        Stream? stream = definition.Assembly.GetManifestResourceStream(ResourcePrefix + table.Name);
        return stream is null ? new PackBuilder(table).Build().Pack : Tables.Pack.OpenEmbedded(stream, table);
    }
}
