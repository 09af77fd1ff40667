using TradeData.Compiler;
using TradeData.Generators.Binding;
using TradeData.Generators.Emit;
using TradeData.Generators.Model;

namespace TradeData.Cli.Projects;

/// <summary>Runs the generator without a compiler.</summary>
internal static class GeneratedCode
{
    public static IReadOnlyList<BoundDocument> Bind(IReadOnlyList<SchemaInput> schemas, BindingOptions options) => SchemaBinder.BindAll(
        [.. schemas.Select(schema => schema.Read())],
        options);

    /// <summary>Returns the files by name: one for each schema, one for the queries of each table if requested, and one for the catalog if
    /// there are tables.</summary>
    public static SortedDictionary<string, string> Write(IReadOnlyList<BoundDocument> bound, BindingOptions options, bool withQueries)
    {
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        SchemaModel[] models = [.. bound.Where(document => document.Model is not null).Select(document => document.Model!)];
        foreach (SchemaModel model in models)
        {
            files.Add(model.HintName, SchemaWriter.Write(model));
            if (withQueries && model.Table is not null)
            {
                TableQueries queries = TableQueries.Of(model);
                files.Add(queries.HintName, QueryWriter.Write(queries));
            }
        }
        if (CatalogModel.Create(options.Namespace, options.Catalog, models) is { } catalog)
        {
            files.Add(CatalogWriter.HintName(catalog), CatalogWriter.Write(catalog));
        }
        if (ResolverModel.Create(options.Namespace, options.Resolver, models.Select(ResolverTypes.Of)) is { } resolver)
        {
            files.Add(ResolverWriter.HintName(resolver), ResolverWriter.Write(resolver));
        }
        return files;
    }
}
