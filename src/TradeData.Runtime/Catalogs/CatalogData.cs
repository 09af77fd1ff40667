using System.ComponentModel;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime;

/// <summary>The packs of a catalog. Each is opened when its table is first used.</summary>
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

    /// <summary>The origin of the rows.</summary>
    public IReadOnlyList<Dataset> Datasets => _datasets.Value;

    /// <summary>The data embedded in the catalog's assembly. A table without embedded rows is empty.</summary>
    public static CatalogData Embedded(CatalogDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        Lazy<Pack>[] packs = [.. definition.Tables.Select(table => new Lazy<Pack>(() => OpenResource(definition, table.Definition)))];
        return new CatalogData(definition, packs, new(() => ReadProvenance(definition)));
    }

    /// <summary>Data that was loaded or changed.</summary>
    /// <param name="definition">The tables.</param>
    /// <param name="packs">One pack for each table, in the order of the tables.</param>
    /// <param name="datasets">The origin of the rows.</param>
    public static CatalogData Of(CatalogDefinition definition, IReadOnlyList<Pack> packs, IReadOnlyList<Dataset> datasets)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(packs);
        return new CatalogData(definition, [.. packs.Select(pack => new Lazy<Pack>(pack))], new(datasets));
    }

    /// <summary>The pack of a table.</summary>
    /// <exception cref="PackException">The pack is damaged, or belongs to another version of the schema.</exception>
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
