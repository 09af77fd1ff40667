namespace TradeData.Cli.Data;

/// <summary>The rows of a file of which no schema is known.</summary>
internal static class FileRows
{
    public static IReadOnlyList<byte[]> Read(string path, CancellationToken cancellation)
    {
        List<byte[]> rows = [];
        RowFiles.ForEach(path, (_, row) => rows.Add(row.Json.ToArray()), cancellation);
        return rows;
    }
}
