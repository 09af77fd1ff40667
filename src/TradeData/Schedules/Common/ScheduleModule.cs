using TradeData.Runtime;

namespace TradeData.Schedules;

/// <summary>The schedule of one customs territory: reading and writing its files and rates, and the column for goods of a partner. The law
/// of each territory is in a folder of its own, which shared code accesses through this class.</summary>
public abstract class ScheduleModule
{
    private protected ScheduleModule()
    {
    }

    /// <summary>The schedule's key in the table of schedules, such as <c>US-HTS</c>.</summary>
    public abstract string Schedule { get; }

    /// <summary>The name of the files' format for <c>tradedata import</c>.</summary>
    public abstract string Format { get; }

    /// <summary>A sentence about the files that are read.</summary>
    public abstract string Description { get; }

    /// <summary>Example arguments of <c>tradedata import</c>, for its help: a file's name, and the options that it needs.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>The facts that the files lack, so that no quote includes them. An imported edition keeps these sentences.</summary>
    public virtual IReadOnlyList<string> Missing => [];

    /// <summary>Imports a file, or a folder or archive of files. The input is opened when the lines are read, and closed after the
    /// last.</summary>
    /// <param name="path">The file, folder or archive.</param>
    /// <param name="options">The settings that the file itself does not contain.</param>
    /// <param name="progress">Receives the share of the input read, from 0 to 1.</param>
    /// <param name="cancellation">Cancels the import between two rows.</param>
    /// <exception cref="FileNotFoundException">The file or folder does not exist.</exception>
    public abstract ScheduleImport Import(string path, ImportOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default);

    /// <summary>Returns the edition in a file's name, with its first day if the name has it, or null.</summary>
    /// <param name="fileName">The file's name without folders.</param>
    public virtual EditionName? EditionIn(string fileName) => null;

    /// <summary>Reads a cell of the schedule: its rates, each with programme, season, quota side and condition. Text that is not understood
    /// becomes <see cref="DutyRate.Unparsed"/>.</summary>
    /// <param name="text">The cell as published.</param>
    /// <param name="column">The column of the cell.</param>
    /// <returns>The rates in order, or empty if the cell is blank.</returns>
    public abstract ValueList<LineRate> ReadCell(string? text, RateColumn column);

    /// <summary>Returns the rate in the schedule's notation, so that reading it gives an equivalent rate, or null if the notation cannot
    /// express it.</summary>
    /// <param name="rate">The rate.</param>
    public abstract string? WriteRate(DutyRate rate);

    /// <summary>Returns the single column that goods of a partner pay, with the reason, or null for partners whose goods pay the ordinary
    /// columns.</summary>
    internal virtual ColumnInstead? ColumnInsteadOfAll(TradePartner origin, DateOnly on) => null;

    /// <summary>The prefix of the codes of provisions that change the duties of other lines, or null for a schedule without any.</summary>
    internal virtual HsCode? ProvisionsPrefix => null;

    /// <summary>Whether the rows of a chapter are provisions about other lines instead of goods.</summary>
    internal virtual bool IsOfProvisions(int chapter) => false;

    /// <summary>The published rules of origin for goods of a line and a partner, one for each agreement in force. Empty where none are
    /// known.</summary>
    internal virtual IEnumerable<RulesOfOriginLink> RulesOfOrigin(TradeCatalog catalog, TariffLine line, TradePartner origin, DateOnly on) => [];

    /// <summary>The options with an edition that says what the files do not have.</summary>
    internal ImportOptions Prepare(ImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Missing.Count == 0 ? options : options with { Edition = options.Edition with { Missing = Missing.ToValueList() } };
    }

    /// <summary>Opens a file, and reports the share that has been read.</summary>
    private protected ScheduleImport ImportFile(
        string path, ImportOptions options, IProgress<double>? progress, Func<Stream, ImportOptions, IProgress<ImportProgress>?, ScheduleImport> read)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file \"{path}\".", path);
        }
        return ScheduleImport.Deferred(Prepare(options), () =>
        {
            FileStream file = File.OpenRead(path);
            Stream content = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionMode.Decompress) : file;
            // For a compressed file, the position in the file itself gives the share.
            return (content, read(content, options, progress is null ? null : new Told(() => progress.Report(file.Length == 0 ? 1 : (double)file.Position / file.Length))));
        });
    }

    /// <summary>Reports at once, on the reading thread; the framework's own progress would report later, on another.</summary>
    private protected sealed class Told(Action tell) : IProgress<ImportProgress>
    {
        /// <inheritdoc/>
        public void Report(ImportProgress value) => tell();
    }
}

/// <summary>An edition derived from a file's name.</summary>
/// <param name="Id">The edition's name within its schedule.</param>
/// <param name="From">Its first day, or null if the name does not have it.</param>
public sealed record EditionName(string Id, DateOnly? From);

/// <summary>A column that replaces all others.</summary>
/// <param name="Column">The column.</param>
/// <param name="Reason">A sentence with the reason.</param>
internal sealed record ColumnInstead(RateColumn Column, string Reason);
