namespace TradeData.Schedules;

/// <summary>What an import read and made, and everything that it did not understand. It grows while the rows are read, and is complete after the last.</summary>
public sealed class ImportReport
{
    private readonly int[] _counts = new int[Enum.GetValues<ImportFindingKind>().Length];
    private readonly List<ImportFinding> _findings = [];
    private readonly int _maxFindings;

    internal ImportReport(ImportOptions options) => (_maxFindings, Provenance) = (options.MaxFindings, new ImportProvenance(options));

    /// <summary>How many rows were read.</summary>
    public int RowsRead { get; internal set; }

    /// <summary>How many lines were made of them: as many, for no row is left out.</summary>
    public int LinesMade { get; internal set; }

    /// <summary>How many cells with a rate were read, by column; a cell can hold several rates.</summary>
    public IReadOnlyDictionary<string, int> RateCells => Cells;

    /// <summary>How many rates were made of them.</summary>
    public int RatesMade { get; internal set; }

    /// <summary>Where the rows come from.</summary>
    public ImportProvenance Provenance { get; }

    /// <summary>Whether all has been read.</summary>
    public bool IsComplete { get; internal set; }

    /// <summary>What was found, in the order of the rows; of each kind at most as many as the options allow.</summary>
    public IReadOnlyList<ImportFinding> Findings => _findings;

    internal Dictionary<string, int> Cells { get; } = new(StringComparer.Ordinal);

    /// <summary>How many findings of a kind there are, with those that are not described.</summary>
    /// <param name="kind">The kind.</param>
    public int Count(ImportFindingKind kind) => _counts[(int)kind];

    /// <summary>The findings of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public IEnumerable<ImportFinding> Of(ImportFindingKind kind) => _findings.Where(finding => finding.Kind == kind);

    internal void Add(ImportFinding finding)
    {
        if (_counts[(int)finding.Kind]++ < _maxFindings)
        {
            _findings.Add(finding);
        }
    }

    internal void CountCell(string column)
    {
        Cells.TryGetValue(column, out int cells);
        Cells[column] = cells + 1;
    }
}
