using System.ComponentModel;

namespace TradeData.Runtime;

/// <summary>What a generated catalog gives its base class.</summary>
/// <typeparam name="TSelf">The catalog.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICatalog<TSelf>
    where TSelf : ICatalog<TSelf>
{
    /// <summary>The tables, and the assembly that holds their rows.</summary>
    public static abstract CatalogDefinition Definition { get; }

    /// <summary>Makes a catalog over some data.</summary>
    public static abstract TSelf Create(CatalogData data);
}
