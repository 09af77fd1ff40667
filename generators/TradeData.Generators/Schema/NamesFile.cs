using TradeData.Generators.Infrastructure;

namespace TradeData.Generators.Schema;

/// <summary>A file with <c>x-</c> keywords for a schema that must not be edited: <c>package.names.json</c> beside
/// <c>package.schema.json</c>. It maps JSON Pointers of the schema to their keywords, or to a text for <c>x-name</c>.</summary>
internal sealed record NamesFile(string Path, string Text)
{
    private const string Ending = ".names.json";

    public static bool Is(string path) => path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the expected path of a schema's names file.</summary>
    public static string PathFor(string schema)
    {
        string stem = schema;
        foreach (string ending in new[] { ".json", ".schema" })
        {
            stem = stem.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? stem.Substring(0, stem.Length - ending.Length) : stem;
        }
        return stem + Ending;
    }
}

/// <summary>All names files of a project, in the order of their paths.</summary>
internal sealed record NamesFiles(EquatableArray<NamesFile> Files)
{
    public static NamesFiles Of(IEnumerable<NamesFile> files) => new(files.OrderBy(file => file.Path, StringComparer.Ordinal).ToEquatableArray());

    public SchemaDocument For(SchemaDocument schema) => Files.FirstOrDefault(file => file.Path == schema.NamesPath) is { } names ? schema.With(names) : schema;

    /// <summary>Returns the files that belong to no schema.</summary>
    public IEnumerable<NamesFile> Without(IEnumerable<string> wanted)
    {
        HashSet<string> paths = new(wanted, StringComparer.Ordinal);
        return Files.Where(file => !paths.Contains(file.Path));
    }
}
