using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>The target of a reference: a schema bound into the same plan, or one of another document that is called.</summary>
internal readonly record struct ResolvedReference(Subschema? Schema, ExternalNode? External, string Location);

/// <summary>Resolves references among this document, the others and the bundled meta-schemas. Nothing is ever downloaded.</summary>
internal sealed class ReferenceResolver(SchemaContent document, ExportsTable table)
{
    private readonly Dictionary<string, SchemaContent> _inlined = new(StringComparer.Ordinal);

    /// <param name="role">The purpose of the target.</param>
    public ResolvedReference? Resolve(Subschema from, ReferenceFacet reference, NodeRole role) =>
        from.Document.UrisOf(reference).Select(uri => ResolveUri(from, uri, role)).FirstOrDefault(found => found is not null);

    /// <summary>Whether the referenced document is known, so that a missing place cannot be elsewhere.</summary>
    public bool IsKnown(Subschema from, ReferenceFacet reference) =>
        from.Document.UrisOf(reference).Select(uri => SchemaUri.Split(uri).Base).Any(known =>
            from.Document.ResourceAt(known) is not null || document.ResourceAt(known) is not null || table.DocumentAt(known) is not null || MetaSchemas.Find(known) is not null);

    private ResolvedReference? ResolveUri(Subschema from, string uri, NodeRole role)
    {
        (string address, string fragment) = SchemaUri.Split(uri);
        foreach (SchemaContent near in new[] { from.Document, document })
        {
            if (near.Find(address, fragment) is { } local)
            {
                return new ResolvedReference(local, null, local.Location);
            }
        }
        if (table.DocumentAt(address) is { } other && !table.IsDynamic(other))
        {
            return table.Find(address + "#" + fragment) is { } found
                ? new ResolvedReference(null, External(found.Document, found.Schema, role), found.Schema.Location)
                : null;
        }
        return Inlined(address)?.Find(address, fragment) is { } schema ? new ResolvedReference(schema, null, schema.Location) : null;
    }

    private ExternalNode External(DocumentExports other, ExportedSchema schema, NodeRole role) => role == NodeRole.Check && schema.CheckName is { } name
        ? new ExternalNode(other.Path, table.Names.HolderOf(other.Path), name, null, IsRuleOnly: false)
        : new ExternalNode(other.Path, table.Names.HolderOf(other.Path), schema.Name, schema.Shape is null ? null : table.ShapeOf(schema), schema.IsRuleOnly);

    /// <summary>Returns a document that each referring document binds again: one that depends on the dynamic scope, or a bundled
    /// meta-schema.</summary>
    private SchemaContent? Inlined(string address)
    {
        if (_inlined.TryGetValue(address, out SchemaContent? known))
        {
            return known;
        }
        SchemaContent? content = table.DocumentAt(address)?.Dynamic?.Content ?? MetaSchemas.Find(address);
        if (content is not null)
        {
            _inlined.Add(address, content);
        }
        return content;
    }

    /// <summary>Returns the addresses that a mistaken reference may have meant.</summary>
    public IEnumerable<string> Candidates(Subschema from)
    {
        string own = from.Resource.Uri + "#";
        foreach (string address in from.Document.ByPointer.Values.Where(s => s.Resource == from.Resource).Select(s => s.Location))
        {
            yield return address.StartsWith(own, StringComparison.Ordinal) ? address.Substring(own.Length - 1) : address;
        }
        foreach (string address in table.Addresses)
        {
            yield return Relative(address, from.Resource.Uri);
        }
    }

    private static string Relative(string address, string from)
    {
        int slash = from.LastIndexOf('/') + 1;
        return slash > 0 && address.StartsWith(from.Substring(0, slash), StringComparison.Ordinal) ? address.Substring(slash).TrimEnd('#') : address;
    }
}
