namespace TradeData.Schedules;

/// <summary>What an importer cannot read in a file, and must be told.</summary>
public sealed record ImportOptions
{
    /// <summary>
    /// The edition that the file is: its schedule, its name, its days. The rows apply as long as it does. <c>TradeCatalog.Default.Editions</c> knows many; make one for another.
    /// </summary>
    public required Edition Edition { get; init; }

    /// <summary>The day of the import, for the provenance. It is given, not read from a clock, so that the same file gives the same rows.</summary>
    public required DateOnly ImportedOn { get; init; }

    /// <summary>What messages and the provenance call the source, such as the file's name.</summary>
    public string SourceName { get; init; } = "input";

    /// <summary>
    /// The catalog that units, programmes and what is known of chapter 99 are looked up in: imported rows fit into it. Null: the embedded one.
    /// </summary>
    public TradeCatalog? Catalog { get; init; }

    /// <summary>The number of findings of a kind that are described, at most; what goes beyond is counted.</summary>
    public int MaxFindings { get; init; } = 10_000;

    /// <summary>How many bytes one row may take, at most: what an importer holds at a time. Of a nested schedule, a row at the top with all below it.</summary>
    public int MaxRowBytes { get; init; } = 8 * 1024 * 1024;

    internal TradeCatalog CatalogOrDefault => Catalog ?? TradeCatalog.Default;
}

/// <summary>How far an import has come.</summary>
/// <param name="Source">The source that is read.</param>
/// <param name="Bytes">How many bytes of it have been read.</param>
/// <param name="Rows">How many rows have been read.</param>
public sealed record ImportProgress(string Source, long Bytes, int Rows);
