using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>Binds documents to models, in the steps that the pipeline caches one by one. Hosts other than a compiler call
/// <see cref="BindAll"/>.</summary>
internal static class SchemaBinder
{
    public static BoundDocument Bind(SchemaDocument document, ExportsTable table, BindingOptions options)
    {
        try
        {
            return DocumentBinder.Bind(document, table, options);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A fault of ours in one schema must not take the others' code away; it is reported as what it is.
            return new BoundDocument(null, [DiagnosticInfo.At(Rules.InternalError, document.Path, new LineMap(document.Text), 0, 0, OneLine(fault))], new DocumentOutline(document.Name, IsWhole: false, default));
        }
    }

    public static IReadOnlyList<BoundDocument> BindAll(IReadOnlyList<SchemaDocument> documents, BindingOptions options)
    {
        MetaSchemaTable metaSchemas = MetaSchemaTable.Of(documents.Select(MetaSchemaUse.Of));
        documents = [.. documents.Select(document => document.Under(metaSchemas))];
        DemandTable demands = new(documents.Select(Demands.Of));
        ExportsTable table = new(documents.Select(document => DocumentBinder.Export(document, demands, options)));
        return [.. documents.Select(document => Bind(document, table, options))];
    }

    /// <summary>Reports the names files without a schema.</summary>
    public static IEnumerable<DiagnosticInfo> Unused(NamesFiles names, IEnumerable<string> wanted) => names.Without(wanted).Select(file => DiagnosticInfo.At(
        Rules.InvalidNames, file.Path, new LineMap(file.Text), 0, 0,
        "There is no schema for this names file; put it beside its schema under the same name, or name it in the metadata \"SchemaNames\" of the schema's item"));

    /// <summary>Builds show only the first line of a message.</summary>
    private static string OneLine(Exception fault) =>
        string.Join(" ", fault.ToString().Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()));
}
