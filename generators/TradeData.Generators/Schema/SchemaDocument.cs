using TradeData.Generators.Json;

namespace TradeData.Generators.Schema;

/// <summary>
/// A schema's file: its path and its text. Two are equal when both are, so that saving a file unchanged costs nothing behind the first step;
/// what is read from the text is worked out once and never compared.
/// </summary>
/// <param name="dialect">That of a document that does not say its own by <c>$schema</c>.</param>
/// <param name="metaSchemas">The schemas of the project that it names by <c>$schema</c>.</param>
/// <param name="names">The words that another file gives it.</param>
/// <param name="namesPath">Where that file is, if it is not beside the schema.</param>
internal sealed class SchemaDocument(
    string path, string text, string? uri = null, string? name = null, Dialect dialect = Dialect.Draft202012, MetaSchemaTable? metaSchemas = null, NamesFile? names = null, string? namesPath = null)
    : IEquatable<SchemaDocument>
{
    private readonly Lazy<SchemaContent> _content = new(() => SchemaContent.Read(name ?? path, text, uri, dialect, metaSchemas, names));

    /// <summary>As the build gave it, with forward slashes.</summary>
    public string Path { get; } = path;

    /// <summary>The path within the project, which names what is made of the schema; it must not depend on where the project lies.</summary>
    public string Name { get; } = name ?? path;

    public string Text { get; } = text;

    /// <summary>Where the document would be retrieved from, if the project says so; relative references and a missing <c>$id</c> go by it.</summary>
    public string? Uri { get; } = uri;

    public Dialect Dialect { get; } = dialect;

    /// <summary>The schemas of the project that it names by <c>$schema</c>.</summary>
    public MetaSchemaTable MetaSchemas { get; } = metaSchemas ?? MetaSchemaTable.Empty;

    /// <summary>The words that another file gives it.</summary>
    public NamesFile? Names { get; } = names;

    /// <summary>Where that file would be.</summary>
    public string NamesPath { get; } = namesPath ?? NamesFile.PathFor(path);

    /// <summary>Where the names file begins among the offsets of findings.</summary>
    public int NamesOffset => Text.Length + 1;

    public SchemaContent Content => _content.Value;

    /// <summary>The document as its meta-schemas say that it is to be read; itself, where it names none of the project's.</summary>
    public SchemaDocument Under(MetaSchemaTable table)
    {
        MetaSchemaTable own = table.For(MetaSchemaUse.Of(this).Wanted);
        return own == MetaSchemas ? this : new SchemaDocument(Path, Text, Uri, Name, Dialect, own, Names, NamesPath);
    }

    public SchemaDocument With(NamesFile names) => new(Path, Text, Uri, Name, Dialect, MetaSchemas, names, NamesPath);

    public bool Equals(SchemaDocument? other) =>
        other is not null
        && (ReferenceEquals(this, other)
            || (string.Equals(Path, other.Path, StringComparison.Ordinal) && string.Equals(Name, other.Name, StringComparison.Ordinal)
                && string.Equals(Uri, other.Uri, StringComparison.Ordinal) && Dialect == other.Dialect && MetaSchemas == other.MetaSchemas && Names == other.Names && NamesPath == other.NamesPath && string.Equals(Text, other.Text, StringComparison.Ordinal)));

    public override bool Equals(object? obj) => Equals(obj as SchemaDocument);

    public override int GetHashCode() => unchecked((StringComparer.Ordinal.GetHashCode(Path) * 397) ^ StringComparer.Ordinal.GetHashCode(Text));
}
