using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>The references that apply schemas of other documents to the same value. A circle of them would never end. No document sees the
/// whole circle, so each exports its own part.</summary>
internal static class InPlaceReferences
{
    /// <summary>Returns their targets, for the exports: schemas of other documents, and exported ones of this document, which export their
    /// own targets.</summary>
    public static EquatableArray<string> Of(Subschema schema, SchemaContent document, Shapes shapes, HashSet<Subschema> exported) =>
        Leading(schema, shapes, exported.Contains)
            .SelectMany(step => step.Target is { } target ? [target.Location] : document.UrisOf(step.Reference!).Select(SchemaUri.Normal))
            .Distinct(StringComparer.Ordinal).OrderBy(uri => uri, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>Returns the targets that a schema applies in place: references that leave the document, and exported schemas of
    /// it.</summary>
    private static IEnumerable<(ReferenceFacet? Reference, Subschema? Target)> Leading(Subschema schema, Shapes shapes, Func<Subschema, bool> isExported)
    {
        HashSet<Subschema> seen = [];
        Stack<Subschema> open = new([schema]);
        while (open.Count > 0)
        {
            Subschema next = open.Pop();
            if (next != schema && isExported(next))
            {
                yield return (null, next);
                continue;
            }
            if (!seen.Add(next))
            {
                continue;
            }
            if (next.Ref is { } reference)
            {
                if (shapes.Local(reference) is { } target)
                {
                    open.Push(target);
                }
                else
                {
                    yield return (reference, null);
                }
            }
            foreach (Subschema part in Parts(next))
            {
                open.Push(part);
            }
        }
    }

    /// <summary>Reports references of this document that come back to the schema that they start from.</summary>
    public static void Check(SchemaContent document, Shapes shapes, ExportsTable table, Action<Finding> report)
    {
        (ExportedSchema Export, Subschema Schema)[] exported = [.. (table.DocumentOf(document.Path)?.Schemas ?? default).Select(export => (export, Schema: document.At(export.Location)!)).Where(one => one.Schema is not null)];
        HashSet<Subschema> schemas = [.. exported.Select(one => one.Schema)];
        foreach ((ExportedSchema export, Subschema schema) in exported.Where(one => !one.Export.InPlace.IsEmpty))
        {
            foreach (ReferenceFacet reference in Leading(schema, shapes, schemas.Contains).Select(step => step.Reference).OfType<ReferenceFacet>())
            {
                if (document.UrisOf(reference).Select(SchemaUri.Normal).Select(address => table.Circles.Way(export, address)).FirstOrDefault(way => way is not null) is { } way)
                {
                    report(new Finding(Rules.EndlessReference, reference.Node.Start, reference.Node.End, [reference.Keyword, way]));
                }
            }
        }
    }

    private static IEnumerable<Subschema> Parts(Subschema schema)
    {
        IEnumerable<Subschema?> rest = [schema.Not, schema.If, schema.Then, schema.Else, .. schema.Dependencies.Select(dependency => dependency.Schema)];
        return schema.AllOf.Concat(schema.AnyOf).Concat(schema.OneOf).Concat(rest.OfType<Subschema>());
    }
}
