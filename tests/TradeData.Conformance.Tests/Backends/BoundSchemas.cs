using TradeData.Generators.Binding;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Conformance.Tests.Backends;

/// <summary>A schema bound by itself beside the shared documents, in its own namespace.</summary>
/// <param name="Model">The model, or null if the generator rejects the schema.</param>
internal sealed record BoundSchema(string Namespace, SchemaModel? Model, IReadOnlyList<DiagnosticInfo> Diagnostics);

/// <summary>Many schemas on the generator's path from document to model. Each sees the shared documents and none of the others, like the
/// only schema of a project.</summary>
internal sealed class BoundSchemas
{
    private readonly BindingOptions _options;

    public BoundSchemas(IReadOnlyList<SchemaDocument> shared, IReadOnlyList<SchemaDocument> documents, BindingOptions options)
    {
        _options = options;
        MetaSchemaTable metaSchemas = MetaSchemaTable.Of(shared.Concat(documents).Select(MetaSchemaUse.Of));
        shared = [.. shared.Select(document => document.Under(metaSchemas))];
        documents = [.. documents.Select(document => document.Under(metaSchemas))];
        DemandTable demands = new(shared.Concat(documents).Select(Demands.Of));
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

    /// <summary>The shared documents.</summary>
    public IReadOnlyList<BoundSchema> Shared { get; }

    /// <summary>All schemas, and those shared documents whose code is called.</summary>
    public IEnumerable<BoundSchema> Called
    {
        get
        {
            Dictionary<string, BoundSchema> shared = Shared.Where(schema => schema.Model is not null).ToDictionary(schema => schema.Model!.Key, StringComparer.Ordinal);
            Stack<BoundSchema> open = new(Schemas.Where(schema => schema.Model is not null));
            HashSet<BoundSchema> seen = [];
            while (open.TryPop(out BoundSchema? schema))
            {
                if (seen.Add(schema))
                {
                    foreach (string document in Documents(schema.Model!).Distinct(StringComparer.Ordinal))
                    {
                        open.Push(shared[document]);
                    }
                }
            }
            return seen;
        }
    }

    public IReadOnlyList<BoundSchema> Schemas { get; }

    private BindingOptions Options(string stem, int number) => _options with { Namespace = Name(stem, number) };

    private static BoundSchema Bound(string stem, int number, BoundDocument document) => new(Name(stem, number), document.Model, [.. document.Diagnostics]);

    private static string Name(string stem, int number) => $"{stem}{number}";

    /// <summary>The documents that a plan calls into, some of them more than once.</summary>
    private static IEnumerable<string> Documents(SchemaModel model) =>
        model.Nodes.SelectMany(node => node.Edges).Prepend(model.Root).Select(edge => edge.External?.Document).OfType<string>();
}
