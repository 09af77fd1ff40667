using System.Collections;
using System.Text.Json;

namespace TradeData.Schedules;

/// <summary>
/// The lines of a schedule that is imported, read as they are asked for: no more of the file is held than a few rows. They can be gone through once.
/// </summary>
public sealed class ScheduleImport : IEnumerable<TariffLine>
{
    private readonly Func<ImportReport, IEnumerable<TariffLine>> _read;
    private bool _isBegun;

    internal ScheduleImport(ImportOptions options, Func<ImportReport, IEnumerable<TariffLine>> read)
    {
        (Options, _read) = (options, read);
        Report = new ImportReport(options);
    }

    /// <summary>An import whose input is opened when the lines are read, and closed after the last.</summary>
    internal static ScheduleImport Deferred(ImportOptions options, Func<(IDisposable Input, ScheduleImport Import)> open)
    {
        return new ScheduleImport(options, Lines);

        IEnumerable<TariffLine> Lines(ImportReport report)
        {
            (IDisposable input, ScheduleImport import) = open();
            using (input)
            {
                foreach (TariffLine line in import._read(report))
                {
                    yield return line;
                }
            }
        }
    }

    /// <summary>What the import was told.</summary>
    public ImportOptions Options { get; }

    /// <summary>What was read, and what was not understood. Complete when the last line has been taken.</summary>
    public ImportReport Report { get; }

    /// <summary>Reads the lines.</summary>
    /// <exception cref="InvalidOperationException">They have been read before.</exception>
    public IEnumerator<TariffLine> GetEnumerator()
    {
        if (_isBegun)
        {
            throw new InvalidOperationException("An import can be read once; begin another for the same file.");
        }
        _isBegun = true;
        return _read(Report).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Writes the lines as rows of the table of tariff lines, one JSON object a line.</summary>
    /// <param name="destination">Where to; it is left open.</param>
    public void WriteNdjson(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        using Utf8JsonWriter writer = new(destination, NdjsonRows.WriterOptions);
        foreach (TariffLine line in this)
        {
            line.WriteTo(writer);
            writer.Flush();
            destination.WriteByte((byte)'\n');
            writer.Reset();
        }
    }

    /// <summary>
    /// The lines as rows for <c>TradeCatalog.With</c>, read as the catalog asks for them. A catalog refuses rows that overlap in time with other rows of the same line;
    /// <see cref="TradeCatalogImport.WithSchedules(TradeCatalog, IEnumerable{ScheduleImport}, TradeData.Runtime.LoadOptions?, CancellationToken)"/> takes care of that.
    /// </summary>
    public TradeData.Runtime.RowStream ToRowStream() =>
        new(TradeCatalogImport.Table, new NdjsonRows(this.Select(static line => (Action<Utf8JsonWriter>)line.WriteTo)), TradeData.Runtime.RowFormat.Ndjson, Options.SourceName);
}
