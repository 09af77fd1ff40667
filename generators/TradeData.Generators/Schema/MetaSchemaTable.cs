using TradeData.Generators.Infrastructure;

namespace TradeData.Generators.Schema;

/// <summary>The facts about a document that others need first: its content as a meta-schema, and the meta-schemas that it names.</summary>
/// <param name="Uris">The URIs by which <c>$schema</c> can name it.</param>
/// <param name="Edition">The edition, unless it names another meta-schema.</param>
/// <param name="Named">The meta-schema of its root, if it is not an edition of the standard.</param>
/// <param name="Wanted">All meta-schemas that it names, except editions of the standard.</param>
internal sealed record MetaSchemaUse(EquatableArray<string> Uris, Dialect Edition, string? Named, EquatableArray<Vocabulary> Vocabularies, EquatableArray<string> Wanted)
{
    public static MetaSchemaUse Of(SchemaDocument source)
    {
        SchemaContent document = source.Content;
        Resource? root = document.Root?.Resource;
        return new MetaSchemaUse(
            new[] { document.Uri, document.FileUri }.Distinct(StringComparer.Ordinal).ToEquatableArray(),
            root?.Dialect ?? source.Dialect,
            root?.Unknown,
            root?.Vocabularies.ToEquatableArray() ?? default,
            document.Resources.Select(resource => resource.Unknown).OfType<string>().Distinct(StringComparer.Ordinal).ToEquatableArray());
    }
}

/// <summary>The documents that others name by <c>$schema</c>. A document is read by its meta-schema, which may be another document. So
/// these are found first, and documents that name one are read again. Most projects have none.</summary>
internal sealed record MetaSchemaTable(EquatableArray<MetaSchemaTable.Entry> Entries)
{
    public static readonly MetaSchemaTable Empty = new(default(EquatableArray<Entry>));

    public static MetaSchemaTable Of(IEnumerable<MetaSchemaUse> documents)
    {
        List<MetaSchemaUse> all = [.. documents];
        return new MetaSchemaTable(all
            .SelectMany(document => document.Wanted)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(uri => uri, StringComparer.Ordinal)
            .Select(uri => (Uri: uri, Document: Find(all, uri)))
            .Where(wanted => wanted.Document is not null)
            .Select(wanted => new Entry(wanted.Uri, new MetaSchema(EditionOf(wanted.Document!, all), wanted.Document!.Vocabularies)))
            .ToEquatableArray());
    }

    public MetaSchema? Find(string uri) => Entries.FirstOrDefault(entry => entry.Uri == uri)?.MetaSchema;

    /// <summary>Returns the part that one document needs.</summary>
    public MetaSchemaTable For(IEnumerable<string> uris)
    {
        HashSet<string> wanted = new(uris, StringComparer.Ordinal);
        return wanted.Count == 0 ? Empty : new MetaSchemaTable(Entries.Where(entry => wanted.Contains(entry.Uri)).ToEquatableArray());
    }

    private static MetaSchemaUse? Find(List<MetaSchemaUse> documents, string uri) => documents.Find(document => document.Uris.Contains(uri));

    /// <summary>Returns the edition at the end of a chain of meta-schemas.</summary>
    private static Dialect EditionOf(MetaSchemaUse document, List<MetaSchemaUse> documents)
    {
        HashSet<MetaSchemaUse> seen = [];
        while (document.Named is { } named && seen.Add(document) && Find(documents, named) is { } next)
        {
            document = next;
        }
        return document.Edition;
    }

    internal sealed record Entry(string Uri, MetaSchema MetaSchema);
}
