using TradeData.Generators.Binding;
using TradeData.Generators.Schema;

namespace TradeData.Compiler;

/// <summary>A schema file in the build.</summary>
/// <param name="Path">The path.</param>
/// <param name="Name">Its name within the project; by default its path.</param>
/// <param name="Uri">Its retrieval URI.</param>
/// <param name="Names">Its names file; by default one beside it.</param>
internal sealed record SchemaInput(string Path, string? Name = null, string? Uri = null, string? Names = null)
{
    /// <summary>Reads the schema, with the keywords of its names file.</summary>
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

/// <summary>A file with rows, or their provenance.</summary>
/// <param name="Path">The path.</param>
/// <param name="Folder">The folder below the data folder that identifies the table; by default the folder of the file.</param>
internal sealed record DataInput(string Path, string? Folder = null)
{
    public string TableFolder => (Folder ?? System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(Path)) ?? "").Replace('\\', '/').Trim('/').Split('/')[0];
}

/// <summary>The options of a run of the data compiler.</summary>
internal sealed record CompilerOptions
{
    public const int DefaultMaxErrors = 100;

    public IReadOnlyList<SchemaInput> Schemas { get; init; } = [];

    public IReadOnlyList<DataInput> Data { get; init; } = [];

    /// <summary>The folder for packs and the state of this run.</summary>
    public string Output { get; init; } = "";

    /// <summary>The assembly of the project. With it, values are only checked with the types that <c>x-type</c> names. Empty before it
    /// exists.</summary>
    public string Assembly { get; init; } = "";

    /// <summary>The assemblies that the project refers to.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    public BindingOptions Binding { get; init; } = BindingOptions.Default;

    /// <summary>Opens a file of the output folder to write to.</summary>
    public Func<string, Stream> CreateFile { get; init; } = Writing.WholeFile.Create;

    /// <summary>Returns the number of free bytes on the disk of a folder.</summary>
    public Func<string, long> FreeSpace { get; init; } = Writing.OutputFolder.FreeSpaceOf;

    /// <summary>The maximum number of bytes of all packs. An assembly holds resources of 2 GiB.</summary>
    public long MaxBytes { get; init; } = long.MaxValue;

    /// <summary>The maximum number of rows of a table.</summary>
    public int MaxRows { get; init; } = Runtime.Tables.PackStorage.Memory.MaxRows;

    /// <summary>The maximum number of bytes of a table's rows in memory. With more, its pack is built in a file.</summary>
    public long MaxHeldRows { get; init; } = 1 << 26;

    /// <summary>The number of bytes of a part of a file that is read in parts.</summary>
    public int PartSize { get; init; } = Reading.SourceReader.PartSize;

    /// <summary>The maximum number of problems shown for a file.</summary>
    public int MaxErrors { get; init; } = DefaultMaxErrors;

    /// <summary>Whether to write what was done for each table.</summary>
    public bool IsVerbose { get; init; }

    /// <summary>Whether to report the errors of schemas, which the generator reports in a build.</summary>
    public bool ReportsSchemas { get; init; }
}
