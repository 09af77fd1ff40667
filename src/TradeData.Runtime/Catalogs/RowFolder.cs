using System.Text;

namespace TradeData.Runtime.Catalogs;

/// <summary>Finds the files with rows below a folder.</summary>
internal static class RowFolder
{
    /// <summary>The name of the file that describes a folder's rows. It holds none itself.</summary>
    private const string Provenance = "provenance.json";

    public static IEnumerable<RowStream> Open(string folder, CatalogDefinition definition)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder \"{folder}\".");
        }
        Dictionary<string, string> tables = definition.Tables.ToDictionary(table => Kebab(table.Definition.Name), table => table.Definition.Name, StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(path);
            foreach (string file in Directory.EnumerateFiles(path).Where(file => Path.GetFileName(file) != Provenance).Order(StringComparer.Ordinal))
            {
                RowFormat? format = Path.GetExtension(file).ToLowerInvariant() switch { ".json" => RowFormat.Json, ".ndjson" or ".jsonl" => RowFormat.Ndjson, _ => null };
                if (format is { } known)
                {
                    // A folder whose name matches no table is passed on, so that it is reported.
                    yield return new RowStream(tables.GetValueOrDefault(name, name), File.OpenRead(file), known, file);
                }
            }
        }
    }

    /// <summary>Returns a problem for each file that a build reads as rows and loading at run time does not.</summary>
    public static IEnumerable<LoadProblem> Unread(string folder) => Directory.EnumerateDirectories(folder)
        .SelectMany(Directory.EnumerateFiles)
        .Where(file => string.Equals(Path.GetExtension(file), ".csv", StringComparison.OrdinalIgnoreCase))
        .Order(StringComparer.Ordinal)
        .Select(file => new LoadProblem(file, 0, 0, Path.GetFileName(Path.GetDirectoryName(file))!, "", "Rows are loaded from .json, .ndjson and .jsonl; CSV is read when a project builds.", IsError: true));

    private static string Kebab(string name)
    {
        StringBuilder text = new();
        for (int i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
            {
                text.Append('-');
            }
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }
}
