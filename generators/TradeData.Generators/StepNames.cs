namespace TradeData.Generators;

/// <summary>The names of the pipeline's steps, by which tests see what an edit re-runs.</summary>
internal static class StepNames
{
    /// <summary>Reads a schema's text as a document.</summary>
    public const string Read = "TradeData.Read";

    /// <summary>Collects the references of all documents.</summary>
    public const string Demand = "TradeData.Demand";

    /// <summary>Collects a document's names and pointers, for the others.</summary>
    public const string Export = "TradeData.Export";

    /// <summary>Combines the exports of all documents.</summary>
    public const string Table = "TradeData.Table";

    /// <summary>Converts a document to a model and diagnostics.</summary>
    public const string Bind = "TradeData.Bind";

    /// <summary>Prints a model as C#.</summary>
    public const string Emit = "TradeData.Emit";

    /// <summary>Prints a table's helpers for queries.</summary>
    public const string Queries = "TradeData.Queries";

    /// <summary>Prints the catalog.</summary>
    public const string Catalog = "TradeData.Catalog";

    /// <summary>Prints the resolver for System.Text.Json.</summary>
    public const string Resolver = "TradeData.Resolver";
}
