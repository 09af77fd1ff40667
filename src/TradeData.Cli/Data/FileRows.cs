namespace TradeData.Cli.Data;

/// <summary>Reads the rows of a file without a schema.</summary>
internal static class FileRows
{
    public static IReadOnlyList<byte[]> Read(string path, CancellationToken cancellation)
    {
        List<byte[]> rows = [];
        RowFiles.ForEach(path, (_, row) => rows.Add(row.Json.ToArray()), cancellation);
        return rows;
    }
}
