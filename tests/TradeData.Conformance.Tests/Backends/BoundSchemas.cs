using TradeData.Generators.Binding;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Conformance.Tests.Backends;

/// <summary>A schema that is bound by itself beside the shared documents, in a namespace of its own.</summary>
/// <param name="Model">Null where the generator refuses the schema.</param>
internal sealed record BoundSchema(string Namespace, SchemaModel? Model, IReadOnlyList<DiagnosticInfo> Diagnostics);

/// <summary>
/// Many schemas on the generator's way from document to model: each sees the shared documents and none of the others, as if it were a project's only one.
/// </summary>
internal sealed class BoundSchemas
{
    private readonly BindingOptions _options;

    public BoundSchemas(IReadOnlyList<SchemaDocument> shared, IReadOnlyList<SchemaDocument> documents, BindingOptions options)
    {
        _options = options;
        Demands demands = Demands.Of(shared.Concat(documents).Select(Demands.Of));
        DocumentExports[] exports = [.. shared.Select((document, i) => DocumentBinder.Export(document, demands, Options("Shared", i)))];
        ExportsTable table = new(exports);
        Shared = [.. shared.Select((document, i) => Bound("Shared", i, SchemaBinder.Bind(document, table, Options("Shared", i))))];
        Schemas =
        [
            .. documents.Select((document, i) =>
            {
                BindingOptions own = Options("Schema", i);
                ExportsTable seen = new(exports.Append(DocumentBinder.Export(document, demands, own)));
                return Bound("Schema", i, SchemaBinder.Bind(document, seen, own));
            }),
        ];
    }

    public IReadOnlyList<BoundSchema> Shared { get; }

    public IReadOnlyList<BoundSchema> Schemas { get; }

    private BindingOptions Options(string stem, int number) => _options with { Namespace = Name(stem, number) };

    private static BoundSchema Bound(string stem, int number, BoundDocument document) => new(Name(stem, number), document.Model, [.. document.Diagnostics]);

    private static string Name(string stem, int number) => $"{stem}{number}";
}
