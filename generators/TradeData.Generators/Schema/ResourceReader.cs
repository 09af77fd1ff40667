using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;

namespace TradeData.Generators.Schema;

/// <summary>Reads <c>$schema</c> and <c>$id</c>, which determine a schema's dialect and whether it is a resource with its own
/// URI.</summary>
internal static class ResourceReader
{
    public static void Open(SchemaReader reader, Subschema schema, JsonObject value)
    {
        Resource outer = schema.Resource;
        bool isRoot = schema.Pointer.Length == 0;
        Declared declared = DeclaredBy(reader, outer, value);
        Dialect dialect = declared.Dialect;

        // Only the root of a resource may change the dialect. The document's root is one even without an $id.
        if (isRoot)
        {
            declared.Set(outer);
            Check(reader, value, declared);
        }
        JsonMember? id = value.Find(dialect == Dialect.Draft4 ? "id" : "$id");
        if (id is null || TextOf(reader, id, "a URI reference") is not { } text)
        {
            return;
        }
        string? uri = SchemaUri.Resolve(outer.Uri, text);
        if (uri is null)
        {
            reader.Report(Rules.InvalidKeywordValue, id.Value.Start, id.Value.End, id.Name, "a URI reference", JsonText.Excerpt(id.Value));
            return;
        }
        (string address, string fragment) = SchemaUri.Split(uri);
        if (fragment.Length > 0)
        {
            if ((dialect & Dialect.UpTo7) == 0)
            {
                reader.Report(Rules.InvalidKeywordValue, id.Value.Start, id.Value.End, id.Name, "a URI without a fragment", JsonText.Excerpt(id.Value));
                return;
            }
            if (text[0] == '#')
            {
                // The notation of an anchor in the older drafts.
                reader.DeclareAnchor(schema, fragment, id.Value, isDynamic: false);
                return;
            }
        }
        schema.Resource = new Resource(address, schema.Pointer, dialect) { Root = schema };
        declared.Set(schema.Resource);
        if (!isRoot)
        {
            Check(reader, value, declared);
        }
        reader.Declare(schema.Resource, id.Value);
        if (fragment.Length > 0)
        {
            reader.DeclareAnchor(schema, fragment, id.Value, isDynamic: false);
        }
    }

    /// <summary>Returns the meta-schema of a schema: the one in its <c>$schema</c>, else that of the enclosing schema.</summary>
    private static Declared DeclaredBy(SchemaReader reader, Resource outer, JsonObject value)
    {
        if (value.Find("$schema") is not { } member || TextOf(reader, member, "a URI") is not { } text)
        {
            return new Declared(outer.Dialect, outer.MetaSchema, outer.Unknown);
        }
        if (Dialects.Find(text) is { } edition)
        {
            return new Declared(edition, null, null);
        }
        string uri = (SchemaUri.Resolve(outer.Uri, text) ?? text).TrimEnd('#');
        MetaSchema? metaSchema = reader.FindMetaSchema(uri);
        if (metaSchema is null && Dialects.Meant(text) is { } meant)
        {
            reader.Report(Rules.MisspeltMetaSchema, member.Value.Start, member.Value.End, text, meant, Dialects.NameOf(Dialects.Find(meant)!.Value));
            return new Declared(Dialects.Find(meant)!.Value, null, null);
        }
        return new Declared(metaSchema?.Edition ?? outer.Dialect, metaSchema, uri);
    }

    /// <summary>Reports an unknown meta-schema, or one with unsupported vocabularies, at the place that names it.</summary>
    private static void Check(SchemaReader reader, JsonObject value, Declared declared)
    {
        if (declared.Unknown is null || value.Find("$schema")?.Value is not JsonString name)
        {
            return;
        }
        if (declared.MetaSchema is not { } metaSchema)
        {
            reader.Report(Rules.UnknownMetaSchema, name.Start, name.End, name.Value, Dialects.NameOf(declared.Dialect), Nearest.Suggestion(name.Value, Dialects.KnownUris));
            return;
        }
        foreach (string vocabulary in metaSchema.UnknownRequired)
        {
            reader.Report(Rules.UnknownVocabulary, name.Start, name.End, name.Value, vocabulary);
        }
    }

    private static string? TextOf(SchemaReader reader, JsonMember member, string expected)
    {
        if (member.Value is JsonString text)
        {
            return text.Value;
        }
        reader.Report(Rules.InvalidKeywordValue, member.Value.Start, member.Value.End, member.Name, expected, JsonText.Excerpt(member.Value));
        return null;
    }

    private readonly record struct Declared(Dialect Dialect, MetaSchema? MetaSchema, string? Unknown)
    {
        public void Set(Resource resource)
        {
            resource.Dialect = Dialect;
            resource.MetaSchema = MetaSchema;
            resource.Unknown = Unknown;
        }
    }
}
