using TradeData.Runtime;
using TradeData.Runtime.Catalogs;

namespace TradeData.Cli.Data;

/// <summary>Receives a row and its file.</summary>
internal delegate void RowTaker(string file, RowText row);

/// <summary>Finds the files of rows at a path: the file itself, or those of a folder.</summary>
internal static class RowFiles
{
    /// <summary>Reads all rows, in the order of the files' names.</summary>
    /// <exception cref="UserException">There are no files, or a file is not in the expected form.</exception>
    public static void ForEach(string path, RowTaker take, CancellationToken cancellation)
    {
        foreach (string file in FilesOf(path))
        {
            using Stream stream = IsCsv(file) ? CsvAsJson.Open(file) : File.OpenRead(file);
            using RowReader reader = new(stream, Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase) ? RowFormat.Json : RowFormat.Ndjson);
            while (reader.Next(out RowText row))
            {
                cancellation.ThrowIfCancellationRequested();
                take(file, row);
            }
            if (reader.Fault is { } fault)
            {
                throw new UserException(FormattableString.Invariant($"{file}({reader.Line},{reader.Column}): {fault}"));
            }
        }
    }

    private static string[] FilesOf(string path)
    {
        if (File.Exists(path))
        {
            return IsRows(path) ? [path] : throw new UserException($"\"{path}\" is not a file of rows: .json, .ndjson, .jsonl or .csv.");
        }
        string[] files = [.. Directory.EnumerateFiles(path).Where(file => IsRows(file) && Path.GetFileName(file) != "provenance.json").Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new UserException($"The folder \"{path}\" has no files of rows: .json, .ndjson, .jsonl or .csv.");
    }

    private static bool IsRows(string file) => Path.GetExtension(file).ToLowerInvariant() is ".json" or ".ndjson" or ".jsonl" or ".csv";

    private static bool IsCsv(string file) => Path.GetExtension(file).Equals(".csv", StringComparison.OrdinalIgnoreCase);
}
