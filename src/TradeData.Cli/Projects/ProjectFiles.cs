using TradeData.Compiler;

namespace TradeData.Cli.Projects;

/// <summary>The schemas and rows of a project, found by the convention of its build: <c>schemas/</c> and <c>data/</c>.</summary>
internal sealed class ProjectFiles
{
    private const string SchemaPattern = "*.schema.json";
    private static readonly string[] RowExtensions = [".json", ".ndjson", ".jsonl", ".csv"];

    public required IReadOnlyList<SchemaInput> Schemas { get; init; }

    public required IReadOnlyList<DataInput> Data { get; init; }

    /// <summary>Finds the files below two folders. The folder for rows need not exist unless it is given.</summary>
    /// <param name="root">The project's folder.</param>
    /// <param name="schemas">The folder with schemas, or null for the convention.</param>
    /// <param name="data">The folder with a subfolder of rows for each table, or null for the convention.</param>
    public static ProjectFiles Find(string root, string? schemas, string? data)
    {
        string schemaFolder = schemas ?? Path.Combine(root, "schemas");
        string dataFolder = data ?? Path.Combine(root, "data");
        if (!Directory.Exists(schemaFolder))
        {
            throw new UserException(schemas is not null || !HasSchemas(root)
                ? $"There is no folder \"{Shown(schemaFolder)}\" with schemas. Name the project's folder, or the folder with schemas by --schemas."
                : $"The schemas in \"{Shown(root)}\" are not in a folder \"schemas\". Name their folder by --schemas.");
        }
        if (data is not null && !Directory.Exists(data))
        {
            throw new UserException($"There is no folder \"{Shown(data)}\".");
        }
        SchemaInput[] found = [.. Files(schemaFolder, IsSchema).Select(file => new SchemaInput(Shown(file), "schemas/" + Below(schemaFolder, file)))];
        if (found.Length == 0)
        {
            throw new UserException($"There is no file {SchemaPattern} in \"{Shown(schemaFolder)}\".");
        }
        DataInput[] rows = Directory.Exists(dataFolder) ? [.. Files(dataFolder, IsRows).Select(file => new DataInput(Shown(file), FolderOf(dataFolder, file)))] : [];
        return new ProjectFiles { Schemas = found, Data = rows };
    }

    /// <summary>Returns the project folder of a path: the nearest one above with a folder <c>schemas</c>, or null.</summary>
    public static string? RootOf(string path)
    {
        string? folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path));
        // Relative if possible, because messages show files like this.
        for (DirectoryInfo? at = folder is null ? null : new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (Directory.Exists(Path.Combine(at.FullName, "schemas")))
            {
                return Path.GetRelativePath(".", at.FullName);
            }
        }
        return null;
    }

    public static bool IsSchema(string file) => file.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns a path for messages: with slashes, and without a leading dot.</summary>
    public static string Shown(string path)
    {
        string shown = path.Replace('\\', '/');
        return shown.StartsWith("./", StringComparison.Ordinal) ? shown[2..] : shown;
    }

    public static bool IsRows(string file) => RowExtensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    private static bool HasSchemas(string root) => Directory.Exists(root) && Directory.EnumerateFiles(root, SchemaPattern).Any();

    private static IEnumerable<string> Files(string folder, Func<string, bool> isWanted) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(isWanted).Order(StringComparer.Ordinal);

    private static string Below(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');

    private static string? FolderOf(string folder, string file)
    {
        string below = Below(folder, file);
        int slash = below.LastIndexOf('/');
        return slash < 0 ? null : below[..slash];
    }
}
