using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>
/// The references by which a schema hands the very value that it is given to schemas of other documents. Circles of them would never end;
/// no document can see one alone, so each exports where its own lead.
/// </summary>
internal static class InPlaceReferences
{
    /// <summary>Where they lead, for the exports.</summary>
    public static EquatableArray<string> Of(Subschema schema, SchemaContent document, Shapes shapes) =>
        Leaving(schema, shapes).SelectMany(reference => Addresses(reference, document)).Distinct(StringComparer.Ordinal).OrderBy(uri => uri, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>Those that leave the document, through whatever applies in place within it.</summary>
    private static IEnumerable<ReferenceFacet> Leaving(Subschema schema, Shapes shapes)
    {
        HashSet<Subschema> seen = [];
        Stack<Subschema> open = new([schema]);
        while (open.Count > 0)
        {
            Subschema next = open.Pop();
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
                    yield return reference;
                }
            }
            foreach (Subschema part in Parts(next))
            {
                open.Push(part);
            }
        }
    }

    /// <summary>The absolute places that a reference may mean: by the schema's own URI, and by its file's.</summary>
    private static IEnumerable<string> Addresses(ReferenceFacet reference, SchemaContent document)
    {
        yield return reference.Uri;
        if (SchemaUri.Resolve(document.FileUri, reference.Text) is { } beside && beside != reference.Uri)
        {
            yield return beside;
        }
    }

    /// <summary>Reports references of this document that come back to the schema that they start from.</summary>
    public static void Check(SchemaContent document, Shapes shapes, ExportsTable table, Action<Finding> report)
    {
        HashSet<ReferenceFacet> reported = [];
        DocumentExports? own = table.Documents.FirstOrDefault(other => other.Path == document.Path);
        foreach (ExportedSchema exported in own?.Schemas ?? default)
        {
            (string address, string fragment) = SchemaUri.Split(exported.Location);
            if (exported.InPlace.IsEmpty || document.Find(address, fragment) is not { } schema)
            {
                continue;
            }
            foreach (ReferenceFacet reference in Leaving(schema, shapes))
            {
                if (PathTo(exported, Addresses(reference, document), table, []) is { } path && reported.Add(reference))
                {
                    report(new Finding(Rules.EndlessReference, reference.Node.Start, reference.Node.End, [reference.Keyword, Short(exported) + " -> " + path]));
                }
            }
        }
    }

    private static string? PathTo(ExportedSchema goal, IEnumerable<string> addresses, ExportsTable table, HashSet<ExportedSchema> seen)
    {
        foreach (string address in addresses)
        {
            if (table.Find(Normal(address)) is not { } found)
            {
                continue;
            }
            if (found.Schema.Location == goal.Location)
            {
                return Short(goal);
            }
            if (seen.Add(found.Schema) && PathTo(goal, found.Schema.InPlace, table, seen) is { } rest)
            {
                return Short(found.Schema) + " -> " + rest;
            }
        }
        return null;
    }

    private static IEnumerable<Subschema> Parts(Subschema schema)
    {
        IEnumerable<Subschema?> rest = [schema.Not, schema.If, schema.Then, schema.Else, .. schema.Dependencies.Select(dependency => dependency.Schema)];
        return schema.AllOf.Concat(schema.AnyOf).Concat(schema.OneOf).Concat(rest.OfType<Subschema>());
    }

    private static string Normal(string uri)
    {
        (string address, string fragment) = SchemaUri.Split(uri);
        return address + "#" + fragment;
    }

    private static string Short(ExportedSchema schema) => schema.Location.Substring(schema.Location.LastIndexOf('/', schema.Location.IndexOf('#')) + 1);
}
