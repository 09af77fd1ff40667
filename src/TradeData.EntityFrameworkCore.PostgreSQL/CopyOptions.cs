namespace TradeData.EntityFrameworkCore;

/// <summary>The options for copying a catalog.</summary>
public sealed record CopyOptions
{
    /// <summary>Whether the rows that the tables have are deleted first. Otherwise the catalog's rows are added to them, and one whose key is there already fails the copy.</summary>
    public bool Replace { get; init; }

    /// <summary>The names of the tables to copy, as the catalog's schemas have them; null for all.</summary>
    public IReadOnlyCollection<string>? Tables { get; init; }

    /// <summary>The condition for each record to be copied; null for all. It gives a server its share of the rows.</summary>
    public Func<object, bool>? Where { get; init; }
}

/// <summary>The result of a copy.</summary>
/// <param name="Rows">The number of rows by table.</param>
/// <param name="Elapsed">How long it took, indexes included.</param>
public sealed record CopyResult(IReadOnlyDictionary<string, long> Rows, TimeSpan Elapsed)
{
    /// <summary>The number of rows of all tables.</summary>
    public long RowCount => Rows.Values.Sum();
}
