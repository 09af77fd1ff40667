using TradeData.Runtime;

namespace TradeData.Schedules;

/// <summary>
/// One customs territory's schedule: how its files and its rates are read and written, and which column goods of a partner pay. Its law stands in a folder of its own;
/// shared code asks for it here.
/// </summary>
public abstract class ScheduleModule
{
    private protected ScheduleModule()
    {
    }

    /// <summary>The schedule's key in the table of schedules, such as <c>US-HTS</c>.</summary>
    public abstract string Schedule { get; }

    /// <summary>The name of the files' format, as <c>tradedata import</c> takes it.</summary>
    public abstract string Format { get; }

    /// <summary>A sentence that says which files are read.</summary>
    public abstract string Description { get; }

    /// <summary>Arguments of <c>tradedata import</c>, for its help: a file's name, and the options that it needs.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>What the files do not have, so that no quote counts it. An imported edition keeps these sentences.</summary>
    public virtual IReadOnlyList<string> Missing => [];

    /// <summary>Imports a file, or a folder or archive of files. It is opened when the lines are read, and closed after the last.</summary>
    /// <param name="path">The file, folder or archive.</param>
    /// <param name="options">What the file does not say of itself.</param>
    /// <param name="progress">Told which share of the input has been read, from 0 to 1.</param>
    /// <param name="cancellation">Ends the import between two rows.</param>
    /// <exception cref="FileNotFoundException">There is no such file or folder.</exception>
    public abstract ScheduleImport Import(string path, ImportOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default);

    /// <summary>The edition that a file's name tells, with its first day where the name has it, or null if the name tells none.</summary>
    /// <param name="fileName">The file's name without folders.</param>
    public virtual EditionName? EditionIn(string fileName) => null;

    /// <summary>Reads a cell of the schedule: its rates, each with programme, season, quota side and condition. What is not understood is <see cref="DutyRate.Unparsed"/>.</summary>
    /// <param name="text">The cell as published.</param>
    /// <param name="column">The column that it stands in.</param>
    /// <returns>The rates in order, or empty if the cell is blank.</returns>
    public abstract ValueList<LineRate> ReadCell(string? text, RateColumn column);

    /// <summary>The rate in the schedule's notation, such that reading it gives an equivalent rate back, or null if the notation has no words for it.</summary>
    /// <param name="rate">The rate.</param>
    public abstract string? WriteRate(DutyRate rate);

    /// <summary>The column that goods of a partner pay in the place of all others, and why; null for partners whose goods pay the columns for everyone.</summary>
    internal virtual ColumnInstead? ColumnInsteadOfAll(TradePartner origin, DateOnly on) => null;

    /// <summary>What the codes of provisions begin with that change the duties of other lines; null for a schedule without any.</summary>
    internal virtual HsCode? ProvisionsPrefix => null;

    /// <summary>Whether the rows of a chapter are provisions about other lines instead of goods.</summary>
    internal virtual bool IsOfProvisions(int chapter) => false;

    /// <summary>The options with an edition that says what the files do not have.</summary>
    internal ImportOptions Prepare(ImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Missing.Count == 0 ? options : options with { Edition = options.Edition with { Missing = Missing.ToValueList() } };
    }

    /// <summary>Opens a file, and says which share of it has been read.</summary>
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
            // Of a compressed file only the place in the file itself says how far it is.
            return (content, read(content, options, progress is null ? null : new Told(() => progress.Report(file.Length == 0 ? 1 : (double)file.Position / file.Length))));
        });
    }

    /// <summary>Reports at once, on the thread that reads; the framework's own progress would report later, on another.</summary>
    private protected sealed class Told(Action tell) : IProgress<ImportProgress>
    {
        /// <inheritdoc/>
        public void Report(ImportProgress value) => tell();
    }
}

/// <summary>An edition as a file's name tells it.</summary>
/// <param name="Id">The edition's name within its schedule.</param>
/// <param name="From">Its first day, or null if the name does not have it.</param>
public sealed record EditionName(string Id, DateOnly? From);

/// <summary>A column that is paid in the place of all others.</summary>
/// <param name="Column">The column.</param>
/// <param name="Reason">A sentence that says why.</param>
internal sealed record ColumnInstead(RateColumn Column, string Reason);
