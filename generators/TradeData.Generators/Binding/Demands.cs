using TradeData.Generators.Binding.Naming;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>The absolute references in documents, as far as other documents must know them.</summary>
/// <param name="Uris">All references, so that a place in the middle of a document is exported, too.</param>
/// <param name="Checked"> Those to other documents that may only have to check a value, without making one of a C# type that could hold
/// less than the schema allows. </param>
internal sealed record Demands(EquatableArray<string> Uris, EquatableArray<string> Checked)
{
    public static Demands Of(SchemaDocument source)
    {
        SchemaContent document = source.Content;
        string[] uris = [.. document.References.SelectMany(document.UrisOf)];
        HashSet<string> own = new(document.Resources.Select(resource => resource.Uri), StringComparer.Ordinal) { document.FileUri };
        string[] foreign = Array.FindAll(uris, uri => !own.Contains(SchemaUri.Split(uri).Base));
        return new Demands(Sorted(uris), Sorted(foreign.Length > 0 && !MakesValuesOnly(document) ? foreign : []));
    }

    private static EquatableArray<string> Sorted(IEnumerable<string> uris) =>
        uris.Distinct(StringComparer.Ordinal).OrderBy(uri => uri, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>Whether every schema of the document is used to create values, and none only for checking. A false negative only emits an
    /// unused function.</summary>
    private static bool MakesValuesOnly(SchemaContent document)
    {
        Shapes shapes = new(document, (schema, part) => schema.Pointer + part, FormatModes.Default, uri => new Shape(ShapeKind.Alias, uri));
        shapes.ClaimCases();
        return document.Root is { } root && shapes.Of(root).Kind == ShapeKind.Model && document.ByPointer.Values.ToList().TrueForAll(schema => MakesValues(schema, shapes));
    }

    private static bool MakesValues(Subschema schema, Shapes shapes)
    {
        Shape shape = shapes.Of(schema);
        bool hasBranches = schema.AnyOf.Count + schema.OneOf.Count > 0;
        bool hasMembers = schema.Properties.Count + schema.PatternProperties.Count > 0 || schema.Items is not null || schema.AdditionalProperties is { Boolean: null };
        bool onlyChecks = schema.AllOf.Count + schema.PrefixItems.Count > 0 || schema.Not is not null || schema.If is not null || schema.Contains is not null
            || schema.PropertyNames is not null || schema.Dependencies.Exists(dependency => dependency.Schema is not null)
            || schema.UnevaluatedItems is { Boolean: null } || schema.UnevaluatedProperties is { Boolean: null };
        return !onlyChecks
            && (!hasBranches || shape.IsNullable || shapes.UnionOf(schema) is not null)
            && (!hasMembers || shape.Kind is ShapeKind.Model or ShapeKind.Map or ShapeKind.List);
    }
}

/// <summary>The references of all documents to each one.</summary>
internal sealed class DemandTable : IEquatable<DemandTable>
{
    public static readonly DemandTable None = new([]);

    private readonly EquatableArray<string> _uris;
    private readonly EquatableArray<string> _checked;
    private readonly ILookup<string, string> _fragments;
    private readonly HashSet<string> _isChecked;

    public DemandTable(IEnumerable<Demands> documents)
    {
        List<Demands> all = [.. documents];
        _uris = Sorted(all.SelectMany(demands => demands.Uris));
        _checked = Sorted(all.SelectMany(demands => demands.Checked));
        _fragments = _uris.Select(SchemaUri.Split).ToLookup(uri => uri.Base, uri => uri.Fragment, StringComparer.Ordinal);
        _isChecked = new(_checked.Select(SchemaUri.Normal), StringComparer.Ordinal);
    }

    /// <summary>The places of a resource that are referred to, in order.</summary>
    public IEnumerable<string> FragmentsOf(string uri) => _fragments[uri];

    /// <summary>Whether another document may only have to check a value at an address.</summary>
    public bool IsChecked(string address) => _isChecked.Contains(address);

    public bool Equals(DemandTable? other) => other is not null && _uris == other._uris && _checked == other._checked;

    public override bool Equals(object? obj) => Equals(obj as DemandTable);

    public override int GetHashCode() => unchecked((_uris.GetHashCode() * 31) + _checked.GetHashCode());

    private static EquatableArray<string> Sorted(IEnumerable<string> uris) => uris.Distinct(StringComparer.Ordinal).OrderBy(uri => uri, StringComparer.Ordinal).ToEquatableArray();
}
