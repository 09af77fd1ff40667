using TradeData.Generators.Diagnostics;
using TradeData.Generators.Json;

namespace TradeData.Generators.Schema;

/// <summary>Reads <c>$schema</c> and <c>$id</c>: what dialect a schema is in, and whether it is a resource with a URI of its own.</summary>
internal static class ResourceReader
{
    public static void Open(SchemaReader reader, Subschema schema, JsonObject value)
    {
        Resource outer = schema.Resource;
        bool isRoot = schema.Pointer.Length == 0;
        string? metaSchema = value.Find("$schema") is { } declared ? TextOf(reader, declared, "a URI") : null;
        Dialect dialect = metaSchema is null ? outer.Dialect : Dialects.Find(metaSchema) ?? outer.Dialect;

        // Only a resource's root may change the dialect; the document's root is one even without an $id.
        if (isRoot && metaSchema is not null)
        {
            outer.Dialect = dialect;
            outer.MetaSchema = metaSchema;
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
                // How the older drafts write an anchor.
                reader.DeclareAnchor(schema, fragment, id.Value, isDynamic: false);
                return;
            }
        }
        schema.Resource = new Resource(address, schema.Pointer, dialect) { Root = schema, MetaSchema = metaSchema ?? outer.MetaSchema };
        reader.Declare(schema.Resource, id.Value);
        if (fragment.Length > 0)
        {
            reader.DeclareAnchor(schema, fragment, id.Value, isDynamic: false);
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
}
