using System.Collections.Concurrent;
using TradeData.Generators.Binding.Naming;
using TradeData.Generators.Binding.Paths;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>
/// The exports of a document: names and pointers, no bodies. Every document is bound against the table of all of these, so that an
/// edit within one document leaves what the others print alone.
/// </summary>
/// <param name="Claims">The names that it wants. Shapes name a type by the place of its schema, because names are chosen when all documents are known.</param>
/// <param name="Uris">Of its resources; the root's first, under each URI that it has.</param>
/// <param name="References">The base URIs that it refers to, for circles of documents.</param>
/// <param name="Scalars">The types that it declares.</param>
/// <param name="Dynamic">The document itself, where a schema in it depends on the dynamic scope; it is bound anew by each document that refers to it.</param>
internal sealed record DocumentExports(
    string Path,
    DocumentClaims Claims,
    EquatableArray<string> Uris,
    EquatableArray<ExportedSchema> Schemas,
    EquatableArray<ExportedType> Types,
    EquatableArray<string> References,
    ExportedTable? Table,
    EquatableArray<ScalarTraits> Scalars,
    SchemaDocument? Dynamic)
{
    /// <summary>Whether a schema in it asks what other keywords have evaluated.</summary>
    public bool TracksEvaluated { get; init; }
}

/// <param name="Addresses">Each absolute URI, with fragment, by which it can be referred to.</param>
/// <param name="Name">Of the function that reads it, within the holder.</param>
/// <param name="CheckName">The name of its checking function, or null if the reading function allows all that the schema allows, or no document needs it.</param>
/// <param name="InPlace">The exported schemas, of this document and of others, that it applies to the same value without another one between.</param>
internal sealed record ExportedSchema(EquatableArray<string> Addresses, string Location, string Name, string? CheckName, Shape? Shape, bool IsRuleOnly, EquatableArray<string> InPlace);

/// <param name="Place">See <see cref="ChosenNames.PlaceOf"/>.</param>
internal sealed record ExportedType(string Place, EquatableArray<ExportedProperty> Properties);

/// <summary>A property of an exported record, for the paths of <c>x-table</c> that lead through it.</summary>
internal sealed record ExportedProperty(string JsonName, string Name, Shape Shape, bool IsRequired);

/// <param name="Keys">The fields of the primary key, the unique keys and the indexes.</param>
/// <param name="Catalog">The class of all tables, without its namespace.</param>
internal sealed record ExportedTable(string Name, string RowType, string Catalog, EquatableArray<ExportedKey> Keys);

internal sealed record ExportedKey(EquatableArray<string> Fields, bool IsUnique);

/// <summary>The exports of all documents, in the order of their paths.</summary>
internal sealed class ExportsTable : IEquatable<ExportsTable>
{
    /// <summary>So many lists, maps and references one within another have a type, through however many documents they lead.</summary>
    private const int MaxNesting = 100;

    private const int MostAlike = 64;

    private readonly Dictionary<string, (DocumentExports Document, ExportedSchema Schema)> _byAddress = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DocumentExports> _byUri = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DocumentExports> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DocumentExports> _byTable = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Shape> _shapes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _dynamic = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, int>> _circles;
    private readonly Lazy<ChosenNames> _names;
    private readonly Lazy<Dictionary<string, Dictionary<string, ExportedProperty>>> _properties;
    private readonly Lazy<HashSet<string>> _endless;
    private readonly Lazy<InPlaceCircles> _inPlaceCircles;
    private readonly Lazy<string[]> _tableNames;

    public ExportsTable(IEnumerable<DocumentExports> documents)
    {
        Documents = documents.OrderBy(document => document.Path, StringComparer.Ordinal).ToEquatableArray();
        foreach (DocumentExports document in Documents)
        {
            TracksEvaluated |= document.TracksEvaluated;
            _byPath[document.Path] = document;
            if (document.Table is { } declared && !_byTable.ContainsKey(declared.Name))
            {
                _byTable.Add(declared.Name, document);
            }
            foreach (string uri in document.Uris)
            {
                if (!_byUri.ContainsKey(uri))
                {
                    _byUri.Add(uri, document);
                }
            }
            foreach (ExportedSchema schema in document.Schemas)
            {
                foreach (string address in schema.Addresses)
                {
                    if (!_byAddress.ContainsKey(address))
                    {
                        _byAddress.Add(address, (document, schema));
                    }
                }
            }
        }
        FindDynamic();
        _circles = new(FindCircles);
        _names = new(() => new ChosenNames(Documents));
        _endless = new(FindEndless);
        _inPlaceCircles = new(() => new InPlaceCircles(this));
        _tableNames = new(() => [.. _byTable.Keys.OrderBy(name => name, StringComparer.Ordinal)]);
        _properties = new(() => Documents
            .SelectMany(document => document.Types)
            .GroupBy(type => Names.Find(type.Place)?.FullName ?? type.Place, StringComparer.Ordinal)
            .ToDictionary(types => types.Key, types => types.First().Properties.ToDictionary(property => property.JsonName, StringComparer.Ordinal), StringComparer.Ordinal));
    }

    public EquatableArray<DocumentExports> Documents { get; }

    /// <summary>Whether a schema of any document asks what other keywords have evaluated.</summary>
    public bool TracksEvaluated { get; }

    /// <summary>The names of all types and holders.</summary>
    public ChosenNames Names => _names.Value;

    /// <summary>The properties of a record by their names in JSON; none where there is no record of that name.</summary>
    public IReadOnlyDictionary<string, ExportedProperty> PropertiesOf(string typeName) =>
        _properties.Value.TryGetValue(typeName, out Dictionary<string, ExportedProperty>? properties) ? properties : new Dictionary<string, ExportedProperty>();

    public IEnumerable<string> Addresses => _byAddress.Keys;

    public DocumentExports? DocumentAt(string uri) => _byUri.TryGetValue(uri, out DocumentExports? document) ? document : null;

    public (DocumentExports Document, ExportedSchema Schema)? Find(string address) =>
        _byAddress.TryGetValue(address, out (DocumentExports, ExportedSchema) found) ? found : null;

    /// <summary>Whether the document, or one that it leads to, depends on the dynamic scope.</summary>
    public bool IsDynamic(DocumentExports document) => _dynamic.Contains(document.Path);

    /// <summary>Whether two documents, by their paths, lead to each other by references.</summary>
    public bool ReferBack(string one, string other) =>
        _circles.Value.TryGetValue(one, out int circle) && _circles.Value.TryGetValue(other, out int same) && circle == same;

    /// <summary>The document of a path; null where it could not be read.</summary>
    public DocumentExports? DocumentOf(string path) => _byPath.TryGetValue(path, out DocumentExports? document) ? document : null;

    /// <summary>The first document that declares a table of a name.</summary>
    public DocumentExports? DocumentWithTable(string name) => _byTable.TryGetValue(name, out DocumentExports? document) ? document : null;

    public ExportedTable? FindTable(string name) => DocumentWithTable(name)?.Table is { } found ? found with { RowType = Names.Find(found.RowType)?.FullName ?? found.RowType } : null;

    /// <summary>Names of tables that a misspelt one may have meant: in order, so that those that begin alike are next to it.</summary>
    public IEnumerable<string> TablesLike(string name)
    {
        int place = Array.BinarySearch(_tableNames.Value, name, StringComparer.Ordinal);
        place = place < 0 ? ~place : place;
        return _tableNames.Value.Skip(Math.Max(0, place - MostAlike)).Take(2 * MostAlike);
    }

    /// <summary>Circles of schemas that apply one another to the same value, through several documents.</summary>
    public InPlaceCircles Circles => _inPlaceCircles.Value;

    /// <summary>Returns the declaration of a type that <c>x-type</c> names.</summary>
    public ScalarTraits Scalar(string type) =>
        Documents.SelectMany(document => document.Scalars).FirstOrDefault(traits => traits.Type == type) ?? ScalarTraits.Undeclared(type);

    /// <summary>Resolves aliases through other documents, and names the types.</summary>
    public Shape Resolve(Shape shape)
    {
        if (shape.Kind == ShapeKind.Alias)
        {
            Shape target = Find(shape.TypeName!) is { } found && !IsDynamic(found.Document) ? ShapeOf(found.Schema) : Shape.Raw;
            return shape.IsNullable && target.Kind != ShapeKind.Raw ? target with { IsNullable = true } : target;
        }
        if (shape.Kind is ShapeKind.Model or ShapeKind.Enum or ShapeKind.ExtensibleEnum)
        {
            return Names.Find(shape.TypeName!) is { } name ? Named(shape, name) : shape;
        }
        return shape.Item is null ? shape : shape with { Item = Resolve(shape.Item) };
    }

    private static Shape Named(Shape shape, ChosenName name) =>
        shape with { TypeName = name.FullName, FormatName = shape.Kind == ShapeKind.Enum && name.Stem != name.FullName ? name.Stem + "Format" : null };

    /// <summary>The shape of another document's schema, with its aliases followed.</summary>
    public Shape ShapeOf(ExportedSchema schema) => schema.Shape is { } shape && !IsEndless(schema) ? _shapes.GetOrAdd(schema.Location, _ => Resolve(shape)) : Shape.Raw;

    /// <summary>
    /// Whether a schema contains itself by nothing but lists, maps and references, through another document, as every other schema of the circle does, or leads
    /// into others so deeply that no C# type should. It is raw then.
    /// </summary>
    public bool IsEndless(ExportedSchema schema) => _endless.Value.Contains(schema.Location);

    private HashSet<string> FindEndless()
    {
        HashSet<string> endless = new(StringComparer.Ordinal);
        Dictionary<string, int> depths = new(StringComparer.Ordinal);
        foreach (ExportedSchema schema in Documents.SelectMany(document => document.Schemas))
        {
            List<ExportedSchema> way = [];
            Dictionary<string, int> places = new(StringComparer.Ordinal);
            ExportedSchema? next = schema;
            while (next is not null && !depths.ContainsKey(next.Location) && !places.ContainsKey(next.Location))
            {
                places.Add(next.Location, way.Count);
                way.Add(next);
                next = Innermost(next);
            }
            if (next is not null && places.TryGetValue(next.Location, out int start))
            {
                endless.UnionWith(way.Skip(start).Select(one => one.Location));
            }
            for (int i = way.Count - 1; i >= 0; i--)
            {
                // What is raw ends the chain for those that lead to it.
                int depth = endless.Contains(way[i].Location) ? 0 : Depth(way[i].Shape) + (Innermost(way[i]) is { } inner && depths.TryGetValue(inner.Location, out int below) ? below : 0);
                if (depth > MaxNesting)
                {
                    endless.Add(way[i].Location);
                    depth = 0;
                }
                depths[way[i].Location] = depth;
            }
        }
        return endless;
    }

    private static int Depth(Shape? shape)
    {
        int depth = 0;
        for (; shape is not null; shape = shape.Item)
        {
            depth++;
        }
        return depth;
    }

    private ExportedSchema? Innermost(ExportedSchema schema)
    {
        Shape? shape = schema.Shape;
        while (shape?.Item is not null)
        {
            shape = shape.Item;
        }
        return shape is { Kind: ShapeKind.Alias } && Find(shape.TypeName!) is { } found && !IsDynamic(found.Document) ? found.Schema : null;
    }

    private Dictionary<string, int> FindCircles()
    {
        Dictionary<DocumentExports, int> places = [];
        foreach (DocumentExports document in Documents)
        {
            places[document] = places.Count;
        }
        StrongComponents components = new([.. Documents.Select(document =>
            (IReadOnlyList<int>)[.. document.References.Select(DocumentAt).OfType<DocumentExports>().Select(other => places[other]).Distinct()])]);
        return Documents.Select((document, i) => (document.Path, Circle: components.Of[i]))
            .GroupBy(document => document.Path, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Circle, StringComparer.Ordinal);
    }

    private void FindDynamic()
    {
        foreach (DocumentExports document in Documents)
        {
            if (document.Dynamic is not null)
            {
                _dynamic.Add(document.Path);
            }
        }
    }

    public bool Equals(ExportsTable? other) => other is not null && Documents == other.Documents;

    public override bool Equals(object? obj) => Equals(obj as ExportsTable);

    public override int GetHashCode() => Documents.GetHashCode();
}
