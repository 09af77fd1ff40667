namespace TradeData.Cli.Batches;

/// <summary>Files of shipments: one, or those of a folder, in the order of their names.</summary>
internal static class ShipmentFiles
{
    /// <exception cref="UserException">There are none.</exception>
    public static string[] Find(string path)
    {
        if (File.Exists(path))
        {
            return IsKnown(path) ? [path] : throw new UserException($"\"{path}\" is not a file of shipments: .parquet, .ndjson, .jsonl or .csv.");
        }
        string[] files = Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(IsKnown).Order(StringComparer.Ordinal)] : throw new UserException($"There is no file or folder \"{path}\".");
        return files.Length > 0 ? files : throw new UserException($"The folder \"{path}\" has no shipments: .parquet, .ndjson, .jsonl or .csv.");
    }

    /// <summary>
    /// The parts of the files, each read when it is asked for: a row group of a Parquet file, or some thousand rows of a text.
    /// The same files always give the same parts.
    /// </summary>
    public static IEnumerable<ShipmentPart> Parts(IEnumerable<string> files)
    {
        int part = 0;
        long rows = 0;
        foreach (string file in files)
        {
            if (IsParquet(file))
            {
                foreach ((int group, long count) in ParquetShipments.Groups(file))
                {
                    long before = rows;
                    yield return new ShipmentPart(part++, cancellation => ParquetShipments.ReadAsync(file, group, before, cancellation));
                    rows += count;
                }
                continue;
            }
            foreach (IReadOnlyList<Shipment> block in TextShipments.Blocks(file, rows))
            {
                yield return new ShipmentPart(part++, _ => Task.FromResult(block));
                rows += block.Count;
            }
        }
    }

    private static bool IsKnown(string file) => IsParquet(file) || Path.GetExtension(file).ToLowerInvariant() is ".ndjson" or ".jsonl" or ".csv";

    private static bool IsParquet(string file) => Path.GetExtension(file).Equals(".parquet", StringComparison.OrdinalIgnoreCase);
}
