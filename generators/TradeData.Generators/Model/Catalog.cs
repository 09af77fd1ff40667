using TradeData.Generators.Infrastructure;

namespace TradeData.Generators.Model;

/// <summary>The class with all tables. It is small, so it is printed again only if a table is added, removed or changes its
/// references.</summary>
internal sealed record CatalogModel(string Namespace, string Name, EquatableArray<CatalogTable> Tables)
{
    public static CatalogModel? Create(string @namespace, string name, IEnumerable<SchemaModel> schemas)
    {
        EquatableArray<CatalogTable> tables = schemas
            .Where(schema => schema.Table is not null)
            .Select(schema => CatalogTable.Of(schema.Namespace, schema.Table!))
            .OrderBy(table => table.Name, StringComparer.Ordinal)
            .ToEquatableArray();
        return tables.IsEmpty ? null : new CatalogModel(@namespace, name, tables);
    }
}

internal sealed record CatalogTable(string Name, string ClassName, string RowType, string Stem, string Summary, EquatableArray<CatalogReference> References)
{
    public static CatalogTable Of(string @namespace, TableModel table) => new(
        table.Name,
        @namespace.Length == 0 ? table.ClassName : @namespace + "." + table.ClassName,
        table.RowType,
        table.Stem,
        table.Docs.Summary,
        table.ForeignKeys.Select(key => new CatalogReference(key.Name, key.Table, key.TargetType, key.IsMany, string.Join(", ", key.Fields.Select(field => field.Path)))).ToEquatableArray());
}

/// <param name="Fields">The fields, for the documentation.</param>
internal sealed record CatalogReference(string Name, string Table, string TargetType, bool IsMany, string Fields);
