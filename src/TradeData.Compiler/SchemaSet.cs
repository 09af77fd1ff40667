using TradeData.Generators.Binding;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Compiler;

/// <summary>The schemas of a project, bound as the generator binds them.</summary>
internal sealed class SchemaSet
{
    private readonly BindingOptions _options;
    private readonly Dictionary<string, SchemaDocument> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaDocument> _byUri = new(StringComparer.Ordinal);

    private SchemaSet(IReadOnlyList<SchemaDocument> documents, IReadOnlyList<BoundDocument> bound, BindingOptions options)
    {
        _options = options;
        Documents = documents;
        Bound = bound;
        foreach (SchemaDocument document in documents)
        {
            _byName.TryAdd(document.Name, document);
            foreach (Resource resource in document.Content.Resources)
            {
                _byUri.TryAdd(resource.Uri, document);
            }
            _byUri.TryAdd(document.Content.Uri, document);
        }
        SchemaModel[] models = [.. bound.Where(one => one.Model is not null).Select(one => one.Model!)];
        HashSet<string> whole = new(models.Select(model => model.Key), StringComparer.Ordinal);
        Models = [.. models.Where(model => Closure(model).All(document => whole.Contains(document.Name)))];
        Types = new TypeIndex(Models);
    }

    public IReadOnlyList<SchemaDocument> Documents { get; }

    /// <summary>The result of each document, with its diagnostics.</summary>
    public IReadOnlyList<BoundDocument> Bound { get; }

    /// <summary>The models of the documents without errors that refer to no document with errors.</summary>
    public IReadOnlyList<SchemaModel> Models { get; }

    public TypeIndex Types { get; }

    /// <summary>The folders of all tables, including those whose schema has errors, so that their rows are not reported as
    /// unknown.</summary>
    public IEnumerable<string> DeclaredFolders => Documents
        .Select(document => DocumentBinder.Export(document, DemandTable.None, _options).Table?.Name)
        .Where(name => name is not null)
        .Select(name => Identifiers.Kebab(name!));

    /// <exception cref="OptionsException">A schema cannot be read.</exception>
    public static SchemaSet Read(IEnumerable<SchemaInput> inputs, BindingOptions options)
    {
        SchemaDocument[] documents = [.. inputs.Select(Read)];
        return new SchemaSet(documents, SchemaBinder.BindAll(documents, options), options);
    }

    private static SchemaDocument Read(SchemaInput input)
    {
        try
        {
            return input.Read();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new OptionsException($"The schema \"{input.Path}\" cannot be read: {fault.Message}");
        }
    }

    /// <summary>Returns the document of a model, and all documents that it refers to or is read by, directly or not, in the order of their
    /// names.</summary>
    public IEnumerable<SchemaDocument> Closure(SchemaModel model)
    {
        SortedDictionary<string, SchemaDocument> found = new(StringComparer.Ordinal);
        Stack<SchemaDocument> open = new([_byName[model.Key]]);
        while (open.TryPop(out SchemaDocument? document))
        {
            if (!found.TryAdd(document.Name, document))
            {
                continue;
            }
            foreach (string uri in Demands.Of(document).Uris.Concat(MetaSchemaUse.Of(document).Wanted))
            {
                if (_byUri.TryGetValue(SchemaUri.Split(uri).Base, out SchemaDocument? target))
                {
                    open.Push(target);
                }
            }
        }
        return found.Values;
    }
}
