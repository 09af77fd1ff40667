namespace TradeData.Generators;

/// <summary>The pipeline's steps, by which tests see what an edit made run again.</summary>
internal static class StepNames
{
    /// <summary>A schema's text becomes a document.</summary>
    public const string Read = "TradeData.Read";

    /// <summary>What all documents refer to.</summary>
    public const string Demand = "TradeData.Demand";

    /// <summary>A document's names and pointers, for the others.</summary>
    public const string Export = "TradeData.Export";

    /// <summary>All documents' exports.</summary>
    public const string Table = "TradeData.Table";

    /// <summary>A document becomes a model and diagnostics.</summary>
    public const string Bind = "TradeData.Bind";

    /// <summary>A model becomes C#.</summary>
    public const string Emit = "TradeData.Emit";

    /// <summary>A table's helpers for queries become C#.</summary>
    public const string Queries = "TradeData.Queries";

    /// <summary>The tables become the catalog.</summary>
    public const string Catalog = "TradeData.Catalog";

    /// <summary>The types become the resolver for System.Text.Json.</summary>
    public const string Resolver = "TradeData.Resolver";
}
