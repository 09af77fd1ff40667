using TradeData.Generators.Infrastructure;

namespace TradeData.Generators.Schema;

/// <summary>
/// What must be known of a document before others are read: what it says if it is a meta-schema, and which meta-schemas it names itself.
/// </summary>
/// <param name="Uris">Those that <c>$schema</c> can name it by.</param>
/// <param name="Edition">Where it does not name another one.</param>
/// <param name="Named">The meta-schema of its root, if that is no edition of the standard.</param>
/// <param name="Wanted">All that its schemas name and that are no editions of the standard.</param>
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

/// <summary>
/// The documents that others name by <c>$schema</c>. A document is read by its meta-schema, which may stand in another one: so these are found first, and
/// whoever names one is read anew. In most projects there is none.
/// </summary>
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

    /// <summary>What one document needs to know of these.</summary>
    public MetaSchemaTable For(IEnumerable<string> uris)
    {
        HashSet<string> wanted = new(uris, StringComparer.Ordinal);
        return wanted.Count == 0 ? Empty : new MetaSchemaTable(Entries.Where(entry => wanted.Contains(entry.Uri)).ToEquatableArray());
    }

    private static MetaSchemaUse? Find(List<MetaSchemaUse> documents, string uri) => documents.Find(document => document.Uris.Contains(uri));

    /// <summary>That of the standard's meta-schema at the end of the way from one to the next.</summary>
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
