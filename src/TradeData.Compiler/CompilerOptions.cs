using TradeData.Generators.Binding;
using TradeData.Generators.Schema;

namespace TradeData.Compiler;

/// <summary>A schema file as the build names it.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">Its name within the project; by default its path.</param>
/// <param name="Uri">Where it would be retrieved from.</param>
/// <param name="Names">The file that gives it names; by default one beside it.</param>
internal sealed record SchemaInput(string Path, string? Name = null, string? Uri = null, string? Names = null)
{
    /// <summary>The schema, with the words of its names file.</summary>
    public SchemaDocument Read()
    {
        string path = Path.Replace('\\', '/');
        string names = (Names ?? NamesFile.PathFor(path)).Replace('\\', '/');
        return new SchemaDocument(
            path,
            File.ReadAllText(Path),
            Uri,
            (Name ?? Path).Replace('\\', '/'),
            names: File.Exists(names) ? new NamesFile(names, File.ReadAllText(names)) : null,
            namesPath: names);
    }
}

/// <summary>A file with rows, or the provenance of such.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Folder">The folder below the data folder that says which table it belongs to; by default the one that it lies in.</param>
internal sealed record DataInput(string Path, string? Folder = null)
{
    public string TableFolder => (Folder ?? System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(Path)) ?? "").Replace('\\', '/').Trim('/').Split('/')[0];
}

/// <summary>What a run of the data compiler is to do.</summary>
internal sealed record CompilerOptions
{
    public const int DefaultMaxErrors = 100;

    public IReadOnlyList<SchemaInput> Schemas { get; init; } = [];

    public IReadOnlyList<DataInput> Data { get; init; } = [];

    /// <summary>The folder for packs and what is remembered of this run.</summary>
    public string Output { get; init; } = "";

    /// <summary>What the project compiles to: with it, values are checked by the types that <c>x-type</c> names, and nothing else is done. Empty where there is none yet.</summary>
    public string Assembly { get; init; } = "";

    /// <summary>The assemblies that the project refers to.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    public BindingOptions Binding { get; init; } = BindingOptions.Default;

    /// <summary>Opens a file of the output folder to write to.</summary>
    public Func<string, Stream> CreateFile { get; init; } = Writing.WholeFile.Create;

    /// <summary>How many problems are shown of a file.</summary>
    public int MaxErrors { get; init; } = DefaultMaxErrors;

    /// <summary>Whether to say of each table what was done.</summary>
    public bool IsVerbose { get; init; }

    /// <summary>Whether to report what is wrong with schemas; in a build the generator does.</summary>
    public bool ReportsSchemas { get; init; }
}
