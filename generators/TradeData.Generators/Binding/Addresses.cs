using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>The absolute URIs of a document's schemas: by a pointer from each resource around a schema, and by its anchors.</summary>
internal sealed class Addresses
{
    private readonly ILookup<string, Resource> _byRoot;
    private readonly ILookup<Subschema, string> _anchors;

    public Addresses(SchemaContent document)
    {
        _byRoot = document.Resources.ToLookup(resource => resource.RootPointer, StringComparer.Ordinal);
        _anchors = document.Resources
            .SelectMany(resource => resource.Anchors.Where(anchor => anchor.Key.Length > 0).Select(anchor => (Schema: anchor.Value, Address: resource.Uri + "#" + anchor.Key)))
            .ToLookup(anchor => anchor.Schema, anchor => anchor.Address);
    }

    public IEnumerable<string> Of(Subschema schema)
    {
        string pointer = schema.Pointer;
        for (int length = 0; length >= 0; length = length == pointer.Length ? -1 : pointer.IndexOf('/', length + 1) is > 0 and int slash ? slash : pointer.Length)
        {
            foreach (Resource resource in _byRoot[pointer.Substring(0, length)])
            {
                yield return resource.Uri + "#" + pointer.Substring(length);
            }
        }
        foreach (string anchor in _anchors[schema])
        {
            yield return anchor;
        }
    }
}
