using System.ComponentModel;

namespace TradeData.Runtime;

/// <summary>The members that a generated catalog supplies to its base class.</summary>
/// <typeparam name="TSelf">The catalog.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICatalog<TSelf>
    where TSelf : ICatalog<TSelf>
{
    /// <summary>The tables, and the assembly that holds their rows.</summary>
    public static abstract CatalogDefinition Definition { get; }

    /// <summary>Creates a catalog over the given data.</summary>
    public static abstract TSelf Create(CatalogData data);
}
