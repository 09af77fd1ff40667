using TradeData.Generators.Json;
using TradeData.Generators.Model;

namespace TradeData.Generators.Schema;

/// <summary>A schema of a document, with the content of its keywords. It is mutable while the keywords read, and read-only afterwards.
/// References are unresolved texts here; binding resolves them.</summary>
internal sealed class Subschema(SchemaContent document, Resource resource, JsonNode node, string pointer)
{
    public SchemaContent Document { get; } = document;

    /// <summary>The resource that it belongs to: its own, if it has an <c>$id</c>.</summary>
    public Resource Resource { get; set; } = resource;

    public JsonNode Node { get; } = node;

    /// <summary>The pointer from the document's root.</summary>
    public string Pointer { get; } = pointer;

    /// <summary>The absolute location: the resource's URI and the pointer within it.</summary>
    public string Location => Resource.Uri + "#" + Pointer.Substring(Resource.RootPointer.Length);

    /// <summary>The value of the schemas <c>true</c> and <c>false</c>.</summary>
    public bool? Boolean { get; set; }

    public ValueFacet Value { get; set; } = ValueFacet.Nothing;

    public JsonNode? Const { get; set; }

    public IReadOnlyList<JsonNode>? Enum { get; set; }

    public List<Subschema> PrefixItems { get; } = [];

    public Subschema? Items { get; set; }

    public Subschema? Contains { get; set; }

    public int? MinContains { get; set; }

    public int? MaxContains { get; set; }

    public int MinItems { get; set; }

    public int MaxItems { get; set; } = int.MaxValue;

    public bool UniqueItems { get; set; }

    public Subschema? UnevaluatedItems { get; set; }

    public List<NamedSubschema> Properties { get; } = [];

    public List<NamedSubschema> PatternProperties { get; } = [];

    public Subschema? AdditionalProperties { get; set; }

    public Subschema? PropertyNames { get; set; }

    public List<JsonString> Required { get; } = [];

    public List<DependencyFacet> Dependencies { get; } = [];

    public int MinProperties { get; set; }

    public int MaxProperties { get; set; } = int.MaxValue;

    public Subschema? UnevaluatedProperties { get; set; }

    public List<Subschema> AllOf { get; } = [];

    public List<Subschema> AnyOf { get; } = [];

    public List<Subschema> OneOf { get; } = [];

    public Subschema? Not { get; set; }

    public Subschema? If { get; set; }

    public Subschema? Then { get; set; }

    public Subschema? Else { get; set; }

    public ReferenceFacet? Ref { get; set; }

    public ReferenceFacet? DynamicRef { get; set; }

    public List<NamedSubschema> Definitions { get; } = [];

    public List<Annotation> Annotations { get; } = [];

    public string? Title { get; set; }

    public string? Description { get; set; }

    public bool IsDeprecated { get; set; }

    public JsonNode? Default { get; set; }

    /// <summary>The <c>x-</c> keywords by name, as written.</summary>
    public Dictionary<string, JsonMember> Extensions { get; } = new(StringComparer.Ordinal);

    public JsonMember? Member(string keyword) => (Node as JsonObject)?.Find(keyword);

    public JsonObject? Extension(string keyword) => Extensions.TryGetValue(keyword, out JsonMember? member) ? member.Value as JsonObject : null;

    public string? TextExtension(string keyword) => Extensions.TryGetValue(keyword, out JsonMember? member) ? (member.Value as JsonString)?.Value : null;
}

internal sealed class NamedSubschema(string name, JsonMember member, Subschema schema)
{
    public string Name { get; } = name;

    public JsonMember Member { get; } = member;

    public Subschema Schema { get; } = schema;
}

internal sealed class DependencyFacet(string keyword, JsonMember member, IReadOnlyList<string> required, Subschema? schema)
{
    public string Keyword { get; } = keyword;

    public JsonMember Member { get; } = member;

    public IReadOnlyList<string> Required { get; } = required;

    public Subschema? Schema { get; } = schema;
}

/// <param name="keyword">The keyword, for locations.</param>
/// <param name="uri">The absolute URI, with its fragment.</param>
internal sealed class ReferenceFacet(string keyword, JsonNode node, string text, string uri)
{
    public string Keyword { get; } = keyword;

    public JsonNode Node { get; } = node;

    public string Text { get; } = text;

    public string Uri { get; } = uri;
}

/// <summary>A schema with its own URI, and the names declared within it.</summary>
internal sealed class Resource(string uri, string rootPointer, Dialect dialect)
{
    /// <summary>The URI without a fragment.</summary>
    public string Uri { get; } = uri;

    public string RootPointer { get; } = rootPointer;

    public Dialect Dialect { get; set; } = dialect;

    /// <summary>The meta-schema of the project that <c>$schema</c> names, whose vocabularies select the keywords; null for one of the
    /// standard's.</summary>
    public MetaSchema? MetaSchema { get; set; }

    /// <summary>The address in <c>$schema</c>, if it is not an edition of the standard and must be found in the project.</summary>
    public string? Unknown { get; set; }

    public Subschema Root { get; set; } = null!;

    public Dictionary<string, Subschema> Anchors { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Subschema> DynamicAnchors { get; } = new(StringComparer.Ordinal);

    /// <summary>The content of <c>$vocabulary</c>, if this is a meta-schema.</summary>
    public List<Vocabulary> Vocabularies { get; } = [];
}
