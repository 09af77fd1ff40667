namespace TradeData.Schedules;

/// <summary>The settings of an import that the file itself does not contain.</summary>
public sealed record ImportOptions
{
    /// <summary>The edition of the file: its schedule, its name, its days. The rows apply as long as it does.
    /// <c>TradeCatalog.Default.Editions</c> has many; create one for another.</summary>
    public required Edition Edition { get; init; }

    /// <summary>The day of the import, for the provenance. It is a parameter rather than the clock's day, so that the same file gives the
    /// same rows.</summary>
    public required DateOnly ImportedOn { get; init; }

    /// <summary>The name of the source in messages and the provenance, such as the file's name.</summary>
    public string SourceName { get; init; } = "input";

    /// <summary>The catalog of units, programmes and provisions of chapter 99 that imported rows refer to. Null means the embedded
    /// one.</summary>
    public TradeCatalog? Catalog { get; init; }

    /// <summary>The maximum number of findings of a kind that are described; further ones are only counted.</summary>
    public int MaxFindings { get; init; } = 10_000;

    /// <summary>The maximum size in bytes of one row, which an importer holds at a time. In a nested schedule, a row at the top includes
    /// all rows below it.</summary>
    public int MaxRowBytes { get; init; } = 8 * 1024 * 1024;

    internal TradeCatalog CatalogOrDefault => Catalog ?? TradeCatalog.Default;
}

/// <summary>The progress of an import.</summary>
/// <param name="Source">The source being read.</param>
/// <param name="Bytes">The number of bytes read.</param>
/// <param name="Rows">The number of rows read.</param>
public sealed record ImportProgress(string Source, long Bytes, int Rows);
