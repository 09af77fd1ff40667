using TradeData.Generators.Json;

namespace TradeData.Generators.Schema;

/// <summary>A schema's file: its path and its text. Two are equal if both are equal, so saving an unchanged file costs nothing after the
/// first step. Results of reading are cached and never compared.</summary>
/// <param name="dialect">The dialect of a document without <c>$schema</c>.</param>
/// <param name="metaSchemas">The schemas of the project that it names by <c>$schema</c>.</param>
/// <param name="names">The keywords that another file adds to it.</param>
/// <param name="namesPath">The path of that file, if it is not beside the schema.</param>
internal sealed class SchemaDocument(
    string path, string text, string? uri = null, string? name = null, Dialect dialect = Dialect.Draft202012, MetaSchemaTable? metaSchemas = null, NamesFile? names = null, string? namesPath = null)
    : IEquatable<SchemaDocument>
{
    private readonly Lazy<SchemaContent> _content = new(() => SchemaContent.Read(name ?? path, text, uri, dialect, metaSchemas, names));

    /// <summary>The path from the build, with forward slashes.</summary>
    public string Path { get; } = path;

    /// <summary>The path within the project, which determines names. It must not depend on the location of the project.</summary>
    public string Name { get; } = name ?? path;

    public string Text { get; } = text;

    /// <summary>The retrieval URI of the document, if the project sets it. It is the base of relative references and replaces a missing
    /// <c>$id</c>.</summary>
    public string? Uri { get; } = uri;

    public Dialect Dialect { get; } = dialect;

    /// <summary>The schemas of the project that it names by <c>$schema</c>.</summary>
    public MetaSchemaTable MetaSchemas { get; } = metaSchemas ?? MetaSchemaTable.Empty;

    /// <summary>The keywords that another file adds to it.</summary>
    public NamesFile? Names { get; } = names;

    /// <summary>The expected path of that file.</summary>
    public string NamesPath { get; } = namesPath ?? NamesFile.PathFor(path);

    /// <summary>The offset at which the names file begins in the offsets of findings.</summary>
    public int NamesOffset => Text.Length + 1;

    public SchemaContent Content => _content.Value;

    /// <summary>Returns the document read by its meta-schemas, or the document itself if it names none of the project's.</summary>
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
