namespace TradeData.Generators.Model;

/// <summary>The helpers of a table for queries. The model has exactly the inputs of their file, so it is printed again only if the table's
/// keys change.</summary>
internal sealed record TableQueries(string HintName, string Namespace, TableModel Table)
{
    public static TableQueries Of(SchemaModel schema) => new(
        schema.HintName.Substring(0, schema.HintName.Length - ".g.cs".Length) + ".queries.g.cs",
        schema.Namespace,
        schema.Table! with { Fingerprint = "", Docs = new Documentation("", default, null) });
}
