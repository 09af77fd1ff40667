using TradeData.Generators.Diagnostics;
using TradeData.Generators.Json;
using TradeData.Generators.Model;

namespace TradeData.Generators.Schema;

/// <summary>Walks a document and creates a <see cref="Subschema"/> for every schema in it. <c>$schema</c> and <c>$id</c> come before a
/// schema's other keywords, because they determine what the others mean.</summary>
internal sealed class SchemaReader(SchemaContent content)
{
    public Subschema Read(JsonNode node, string pointer, Resource resource)
    {
        if (content.ByPointer.TryGetValue(pointer, out Subschema? known))
        {
            return known;
        }
        Subschema schema = new(content, resource, node, pointer);
        content.ByPointer.Add(pointer, schema);
        switch (node)
        {
            case JsonBoolean boolean:
                // Draft 4 allows Booleans only for additional members and items; accepting them everywhere rejects no schema of it.
                schema.Boolean = boolean.Value;
                break;
            case JsonObject value:
                ReadObject(schema, value);
                break;
            default:
                Report(Rules.NotASchema, node.Start, node.End, node.Kind);
                schema.Boolean = true;
                break;
        }
        return schema;
    }

    private void ReadObject(Subschema schema, JsonObject value)
    {
        // Up to draft 7 a $ref hides everything beside it, even an $id; only the definitions remain reachable by pointers.
        bool isReference = value.Find("$ref")?.Value is JsonString;
        if (!isReference || (schema.Resource.Dialect & Dialect.UpTo7) == 0 || schema.Pointer.Length == 0)
        {
            ResourceReader.Open(this, schema, value);
        }
        bool hides = isReference && (schema.Resource.Dialect & Dialect.UpTo7) != 0;
        KeywordContext context = new(this, schema);
        List<JsonMember> ignored = [];
        foreach (JsonMember member in value.Members)
        {
            if (KeywordList.Find(member.Name, schema.Resource.Dialect) is not { } keyword || schema.Resource.MetaSchema?.Has(keyword) == false)
            {
                Unknown(schema, member);
            }
            else if (!hides || member.Name is "$ref" or "definitions" or "$schema")
            {
                keyword.Read(context, member);
            }
            else if (keyword.Group is not (KeywordGroup.Annotation or KeywordGroup.Core))
            {
                ignored.Add(member);
            }
        }
        content.Names?.Apply(context);
        if (ignored.Count > 0)
        {
            content.IgnoredSiblings.Add(new IgnoredSiblings(schema, ignored));
        }
    }

    /// <summary>Records an unknown word. Other words are allowed as annotations. Probable misspellings are reported once the project's
    /// options are known.</summary>
    private void Unknown(Subschema schema, JsonMember member)
    {
        if (!ForeignWords.Contains(member.Name) && !KeywordList.IsOfAnotherEdition(member.Name))
        {
            content.UnknownWords.Add(new UnknownWord(member, KeywordList.Nearest(member.Name, schema.Resource.Dialect)));
        }
        schema.Annotations.Add(new Annotation(member.Name, JsonText.Of(member.Value)));
    }

    public MetaSchema? FindMetaSchema(string uri) => content.MetaSchemas.Find(uri);

    public void Declare(Resource resource, JsonNode at)
    {
        // The first is the file, which may well have the URI that its root says it has.
        if (content.ResourceAt(resource.Uri) is { } other && other != content.Resources[0])
        {
            Report(Rules.RepeatedName, at.Start, at.End, "$id", resource.Uri);
            return;
        }
        content.Add(resource);
    }

    public void DeclareAnchor(Subschema schema, string name, JsonNode at, bool isDynamic)
    {
        Resource resource = schema.Resource;
        if (resource.Anchors.TryGetValue(name, out Subschema? other) && other != schema)
        {
            Report(Rules.RepeatedName, at.Start, at.End, "anchor", name);
            return;
        }
        resource.Anchors[name] = schema;
        if (isDynamic)
        {
            resource.DynamicAnchors[name] = schema;
        }
    }

    public void Report(Rule rule, int start, int end, params string[] arguments) => content.Findings.Add(new Finding(rule, start, end, arguments));
}
