namespace TradeData.Cli.Batches;

/// <summary>A shipment as a file has it. Its values are texts, so that one that is not valid is an error of its own row.</summary>
/// <param name="Number">Its number in all files, from 1.</param>
/// <param name="Values">Its values, in the order of <see cref="ShipmentColumns.All"/>; null for one that it does not have.</param>
internal sealed record Shipment(long Number, string?[] Values)
{
    public string? Id => Values[ShipmentColumns.Id];

    public string? this[string column]
    {
        get
        {
            string? value = Values[Array.IndexOf(ShipmentColumns.All, column)];
            return string.IsNullOrWhiteSpace(value) ? null : value;
        }
    }
}

/// <summary>The columns of a file of shipments.</summary>
internal static class ShipmentColumns
{
    public const int Id = 0;

    public static readonly string[] All = ["id", "importer", "origin", "code", "day", "value", "currency", "quantities", "part_values"];

    private static readonly string[] s_required = ["importer", "origin", "code", "day"];

    /// <summary>Refuses a file without the columns that every shipment needs.</summary>
    /// <returns>The places of <see cref="All"/> among the names; -1 for a column that the file does not have.</returns>
    public static int[] Find(string file, IReadOnlyList<string> names)
    {
        string[] missing = [.. s_required.Except(names, StringComparer.Ordinal)];
        return missing.Length == 0
            ? [.. All.Select(column => names.ToList().IndexOf(column))]
            : throw new UserException($"{file} has no column {string.Join(", ", missing.Select(name => $"\"{name}\""))}; it has {string.Join(", ", names)}.");
    }
}

/// <summary>The shipments that are assessed and written together.</summary>
/// <param name="Number">The number of the part, from 0.</param>
/// <param name="Read">Reads the shipments.</param>
internal sealed record ShipmentPart(int Number, Func<CancellationToken, Task<IReadOnlyList<Shipment>>> Read);
