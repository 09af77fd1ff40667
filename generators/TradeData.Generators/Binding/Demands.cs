using TradeData.Generators.Binding.Naming;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>What documents want of one another: the absolute references that occur in them.</summary>
/// <param name="Uris">All of them, so that a place in the middle of a document is exported, too.</param>
/// <param name="Checked">
/// Those to other documents that may only have to check a value, without making one of a C# type that could hold less than the schema allows.
/// </param>
internal sealed record Demands(EquatableArray<string> Uris, EquatableArray<string> Checked)
{
    public static readonly Demands None = new(default, default);

    public static Demands Of(SchemaDocument source)
    {
        SchemaContent document = source.Content;
        IEnumerable<string> uris = document.References.Select(reference => reference.Uri);
        HashSet<string> own = new(document.Resources.Select(resource => resource.Uri), StringComparer.Ordinal) { document.FileUri };
        IEnumerable<string> foreign = document.References
            .SelectMany(reference => new[] { reference.Uri, SchemaUri.Resolve(document.FileUri, reference.Text) })
            .OfType<string>()
            .Where(uri => !own.Contains(SchemaUri.Split(uri).Base));
        return new Demands(Sorted(uris), Sorted(foreign.Any() && !MakesValuesOnly(document) ? foreign : []));
    }

    public static Demands Of(IEnumerable<Demands> documents)
    {
        List<Demands> all = [.. documents];
        return new Demands(Sorted(all.SelectMany(demands => demands.Uris)), Sorted(all.SelectMany(demands => demands.Checked)));
    }

    private static EquatableArray<string> Sorted(IEnumerable<string> uris) =>
        uris.Distinct(StringComparer.Ordinal).OrderBy(uri => uri, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>
    /// Whether every schema of the document is used to make a value, none only to check one. Where this says no although it is so, a function is
    /// printed that nobody calls; that is all.
    /// </summary>
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
