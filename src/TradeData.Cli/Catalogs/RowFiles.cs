using TradeData.Generators.Infrastructure;
using TradeData.Runtime;

namespace TradeData.Cli.Catalogs;

/// <summary>A file of rows, and their table.</summary>
internal sealed record RowFile(string Table, string Path, RowFormat Format)
{
    public RowStream Open() => new(Table, File.OpenRead(Path), Format, Path);
}

/// <summary>Finds the files that <c>--catalog</c> names.</summary>
internal static class RowFiles
{
    public static IReadOnlyList<RowFile> Find(IEnumerable<string> sources, IReadOnlyList<string> tables) => [.. sources.SelectMany(source => Find(source, tables))];

    private static List<RowFile> Find(string source, IReadOnlyList<string> tables)
    {
        if (Directory.Exists(source))
        {
            return InFolder(source, tables);
        }
        int equals = source.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            throw new UserException(File.Exists(source)
                ? $"\"{source}\" is a file; say which table its rows belong to, as in --catalog {tables[0]}={source}"
                : $"There is no folder \"{source}\".");
        }
        string path = source[(equals + 1)..];
        if (!File.Exists(path))
        {
            throw new UserException($"There is no file \"{path}\".");
        }
        return [new RowFile(TableNames.Resolve(source[..equals], tables), path, FormatOf(path) ?? throw new UserException($"\"{path}\" is neither .json nor .ndjson."))];
    }

    private static List<RowFile> InFolder(string folder, IReadOnlyList<string> tables)
    {
        Dictionary<string, string> byFolder = tables.ToDictionary(Identifiers.Kebab, table => table, StringComparer.Ordinal);
        List<RowFile> found = [];
        foreach (string path in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(path);
            RowFile[] files = [.. Directory.EnumerateFiles(path)
                .Where(file => Path.GetFileName(file) != "provenance.json" && FormatOf(file) is not null)
                .Order(StringComparer.Ordinal)
                .Select(file => new RowFile(byFolder.GetValueOrDefault(name, name), file, FormatOf(file)!.Value))];
            if (files.Length > 0 && !byFolder.ContainsKey(name))
            {
                throw new UserException($"\"{path}\" is not named like a table{Or(Nearest.Suggestion(name, byFolder.Keys), $"; there are {string.Join(", ", byFolder.Keys)}.")}");
            }
            found.AddRange(files);
        }
        return found.Count > 0 ? found : throw new UserException($"The folder \"{folder}\" has no rows: a folder for each table is expected, as in \"{folder}/tariff-lines\", with .json or .ndjson files.");
    }

    private static string Or(string text, string other) => text.Length > 0 ? text : other;

    private static RowFormat? FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".json" => RowFormat.Json,
        ".ndjson" or ".jsonl" => RowFormat.Ndjson,
        _ => null,
    };
}
