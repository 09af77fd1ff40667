namespace TradeData.Schedules;

/// <summary>The content and result of an import, and everything that it did not understand. The report grows while the rows are read, and
/// is complete after the last.</summary>
public sealed class ImportReport
{
    private readonly int[] _counts = new int[Enum.GetValues<ImportFindingKind>().Length];
    private readonly List<ImportFinding> _findings = [];
    private readonly int _maxFindings;

    internal ImportReport(ImportOptions options) => (_maxFindings, Provenance) = (options.MaxFindings, new ImportProvenance(options));

    /// <summary>The number of rows read.</summary>
    public int RowsRead { get; internal set; }

    /// <summary>The number of lines created, which equals that of the rows.</summary>
    public int LinesMade { get; internal set; }

    /// <summary>The number of cells with a rate, by column. A cell can hold several rates.</summary>
    public IReadOnlyDictionary<string, int> RateCells => Cells;

    /// <summary>The number of rates created.</summary>
    public int RatesMade { get; internal set; }

    /// <summary>The origin of the rows.</summary>
    public ImportProvenance Provenance { get; }

    /// <summary>Whether everything has been read.</summary>
    public bool IsComplete { get; internal set; }

    /// <summary>The findings, in the order of the rows; of each kind at most as many as the options allow.</summary>
    public IReadOnlyList<ImportFinding> Findings => _findings;

    internal Dictionary<string, int> Cells { get; } = new(StringComparer.Ordinal);

    /// <summary>Returns the number of findings of a kind, described or not.</summary>
    /// <param name="kind">The kind.</param>
    public int Count(ImportFindingKind kind) => _counts[(int)kind];

    /// <summary>Returns the findings of a kind.</summary>
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
