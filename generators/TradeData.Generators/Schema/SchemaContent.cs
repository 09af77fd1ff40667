using TradeData.Generators.Diagnostics;
using TradeData.Generators.Json;

namespace TradeData.Generators.Schema;

/// <summary>A diagnostic at offsets of the document's text.</summary>
internal sealed class Finding(Rule rule, int start, int end, string[] arguments)
{
    public Rule Rule { get; } = rule;

    public int Start { get; } = start;

    public int End { get; } = end;

    public string[] Arguments { get; } = arguments;
}

/// <summary>A word that is not a keyword.</summary>
/// <param name="Meant">The keyword that it resembles, or null.</param>
internal readonly record struct UnknownWord(JsonMember Member, Keyword? Meant);

/// <summary>The keywords that an edition ignores beside <c>$ref</c>.</summary>
internal readonly record struct IgnoredSiblings(Subschema Schema, IReadOnlyList<JsonMember> Members);

/// <summary>The schemas of a document, found by pointer, resource and anchor.</summary>
internal sealed class SchemaContent
{
    private readonly List<Resource> _resources = [];
    private readonly Dictionary<string, Resource> _resourcesByUri = new(StringComparer.Ordinal);

    private SchemaContent(string path, string text, string? uri, MetaSchemaTable metaSchemas)
    {
        Path = path;
        Text = text;
        MetaSchemas = metaSchemas;
        FileUri = uri ?? SchemaUri.OfFile(path);
    }

    public string Path { get; }

    public string Text { get; }

    /// <summary>The schemas of the project that <c>$schema</c> names here.</summary>
    public MetaSchemaTable MetaSchemas { get; }

    /// <summary>The document's URI if it does not declare one.</summary>
    public string FileUri { get; }

    public Dictionary<string, Subschema> ByPointer { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<Resource> Resources => _resources;

    public List<ReferenceFacet> References { get; } = [];

    public List<Finding> Findings { get; } = [];

    /// <summary>The keywords that another file adds to the schemas, or null.</summary>
    public NamesReader? Names { get; private set; }

    /// <summary>Words that neither the standard nor a vocabulary in use defines, and that are not ours.</summary>
    public List<UnknownWord> UnknownWords { get; } = [];

    public List<IgnoredSiblings> IgnoredSiblings { get; } = [];

    /// <summary>The root schema, or null if the text is not JSON.</summary>
    public Subschema? Root { get; private set; }

    public string Uri => Root?.Resource.Uri ?? FileUri;

    /// <summary>Whether some schema here depends on the dynamic scope, so that other documents need all of it.</summary>
    public bool IsDynamic { get; set; }

    public static SchemaContent Read(string path, string text, string? uri = null, Dialect dialect = Dialect.Draft202012, MetaSchemaTable? metaSchemas = null, NamesFile? names = null)
    {
        SchemaContent content = new(path, text, uri, metaSchemas ?? MetaSchemaTable.Empty);
        JsonNode? root = JsonParser.Parse(text, out IReadOnlyList<JsonFault> faults);
        foreach (JsonFault fault in faults)
        {
            content.Findings.Add(new Finding(Rules.MalformedJson, fault.Start, fault.End, [fault.Message]));
        }
        if (root is not null)
        {
            content.Names = names is null ? null : new NamesReader(content, names, text.Length + 1);
            Resource outermost = new(content.FileUri, "", dialect);
            content.Add(outermost);
            content.Root = new SchemaReader(content).Read(root, "", outermost);
            outermost.Root = content.Root;
            content.ReadReferenced();
            content.ReportIgnored();
            content.Names?.Check();
        }
        return content;
    }

    /// <summary>Reads the places that references lead to and that no keyword treats as a schema.</summary>
    private void ReadReferenced()
    {
        // Such a place may hold references itself.
        for (int i = 0; i < References.Count; i++)
        {
            Find(References[i]);
        }
    }

    /// <summary>Reports keywords beside a reference that would assert something if the edition did not ignore them: not those that its target repeats.</summary>
    private void ReportIgnored()
    {
        foreach ((Subschema schema, IReadOnlyList<JsonMember> members) in IgnoredSiblings)
        {
            JsonObject? target = schema.Ref is { } reference ? Find(reference)?.Node as JsonObject : null;
            JsonMember[] effective = [.. members.Where(member => target?.Find(member.Name) is not { } same || JsonText.KeyOf(same.Value) != JsonText.KeyOf(member.Value))];
            if (effective.Length > 0)
            {
                string names = string.Join(", ", effective.Select(member => "\"" + member.Name + "\""));
                string[] arguments = [names, effective.Length == 1 ? "is" : "are", Dialects.NameOf(schema.Resource.Dialect)];
                Findings.Add(new Finding(Rules.IgnoredSibling, effective[0].NameStart, effective[0].NameEnd, arguments));
            }
        }
    }

    public void Add(Resource resource)
    {
        _resources.Add(resource);
        _resourcesByUri[resource.Uri] = resource;
    }

    /// <summary>The resource of a URI without a fragment; null where none here has it.</summary>
    public Resource? ResourceAt(string uri) => _resourcesByUri.TryGetValue(uri, out Resource? resource) ? resource : null;

    /// <summary>The schema of a <see cref="Subschema.Location"/>, which is no URI: a pointer stands in it as it is, not percent-encoded.</summary>
    public Subschema? At(string location)
    {
        int hash = location.IndexOf('#');
        return ResourceAt(location.Substring(0, hash)) is { } resource && ByPointer.TryGetValue(resource.RootPointer + location.Substring(hash + 1), out Subschema? schema) ? schema : null;
    }

    /// <summary>The URIs that a reference of this document may mean: by the URI of the referring schema, and by that of the file.</summary>
    public IEnumerable<string> UrisOf(ReferenceFacet reference)
    {
        yield return reference.Uri;
        if (SchemaUri.Resolve(FileUri, reference.Text) is { } beside && beside != reference.Uri)
        {
            yield return beside;
        }
    }

    /// <summary>The schema of this document that a reference of it means.</summary>
    public Subschema? Find(ReferenceFacet reference) =>
        UrisOf(reference).Select(SchemaUri.Split).Select(uri => Find(uri.Base, uri.Fragment)).FirstOrDefault(schema => schema is not null);

    /// <summary>
    /// The schema at a fragment of one of the resources here: a pointer or an anchor. A pointer may lead to a place that no keyword calls a schema;
    /// it is read as one then, because the reference says so.
    /// </summary>
    public Subschema? Find(string resourceUri, string fragment)
    {
        // Reading on demand adds to the content, and two steps of the pipeline may do so at the same time.
        lock (ByPointer)
        {
            return FindCore(resourceUri, fragment);
        }
    }

    private Subschema? FindCore(string resourceUri, string fragment)
    {
        if (ResourceAt(resourceUri) is not { } resource)
        {
            return null;
        }
        if (fragment.Length > 0 && fragment[0] != '/')
        {
            return resource.Anchors.TryGetValue(fragment, out Subschema? anchored) ? anchored : null;
        }
        string pointer = resource.RootPointer + fragment;
        if (ByPointer.TryGetValue(pointer, out Subschema? known))
        {
            return known;
        }
        return NodeAt(fragment, resource) is { } node ? new SchemaReader(this).Read(node.Node, pointer, node.Resource) : null;
    }

    private (JsonNode Node, Resource Resource)? NodeAt(string fragment, Resource resource)
    {
        if (JsonPointer.Split(fragment) is not { } tokens)
        {
            return null;
        }
        JsonNode node = resource.Root.Node;
        string pointer = resource.RootPointer;
        Resource nearest = resource;
        foreach (string token in tokens)
        {
            JsonNode? child = node switch
            {
                JsonObject value => value.Find(token)?.Value,
                JsonArray array when int.TryParse(token, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int index) && index < array.Items.Count && (token[0] != '0' || token.Length == 1) => array.Items[index],
                _ => null,
            };
            if (child is null)
            {
                return null;
            }
            node = child;
            pointer = JsonPointer.Append(pointer, token);
            nearest = ByPointer.TryGetValue(pointer, out Subschema? passed) ? passed.Resource : nearest;
        }
        return (node, nearest);
    }
}
