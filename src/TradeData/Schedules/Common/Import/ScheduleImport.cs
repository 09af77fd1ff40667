using System.Collections;
using System.Text.Json;

namespace TradeData.Schedules;

/// <summary>The lines of an imported schedule, read on demand. Only a few rows of the file are in memory. The lines can be enumerated
/// once.</summary>
public sealed class ScheduleImport : IEnumerable<TariffLine>
{
    private readonly Func<ImportReport, IEnumerable<TariffLine>> _read;
    private bool _isBegun;

    internal ScheduleImport(ImportOptions options, Func<ImportReport, IEnumerable<TariffLine>> read)
    {
        (Options, _read) = (options, read);
        Report = new ImportReport(options);
    }

    /// <summary>Creates an import whose input is opened when the lines are read, and closed after the last.</summary>
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

    /// <summary>The options of the import.</summary>
    public ImportOptions Options { get; }

    /// <summary>The report, which is complete after the last line has been read.</summary>
    public ImportReport Report { get; }

    /// <summary>Enumerates the lines.</summary>
    /// <exception cref="InvalidOperationException">They have been enumerated before.</exception>
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

    /// <summary>Writes the lines as rows of the table of tariff lines, one JSON object on each line.</summary>
    /// <param name="destination">The stream to write to, which stays open.</param>
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

    /// <summary>Returns the lines as rows for <c>TradeCatalog.With</c>, read on demand. A catalog rejects rows that overlap in time with
    /// other rows of the same line;
    /// <see cref="TradeCatalogImport.WithSchedules(TradeCatalog, IEnumerable{ScheduleImport}, TradeData.Runtime.LoadOptions?, CancellationToken)"/>
    /// avoids that.</summary>
    public TradeData.Runtime.RowStream ToRowStream() =>
        new(TradeCatalogImport.Table, new NdjsonRows(this.Select(static line => (Action<Utf8JsonWriter>)line.WriteTo)), TradeData.Runtime.RowFormat.Ndjson, Options.SourceName);
}
