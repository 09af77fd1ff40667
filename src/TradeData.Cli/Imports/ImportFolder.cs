using System.Text;
using TradeData.Cli.Output;
using TradeData.Runtime;
using TradeData.Schedules;

namespace TradeData.Cli.Imports;

/// <summary>
/// The folder that an import writes, which is one that <c>--catalog</c> reads. All files appear when the last one is written; an import that fails or is stopped
/// leaves none, nor a folder that was not there before.
/// </summary>
internal sealed class ImportFolder(string path, Edition edition) : IDisposable
{
    private readonly string _name = $"{edition.Schedule.ToLowerInvariant()}-{edition.Id}";
    private readonly NewFiles _files = new();

    public string Lines => Path.Combine(path, "tariff-lines", _name + ".ndjson");

    public string Report => Path.Combine(path, _name + ".report.json");

    private string Editions => Path.Combine(path, "editions", _name + ".ndjson");

    public void WriteLines(ScheduleImport import) => _files.Write(Lines, import.WriteNdjson);

    /// <summary>Writes the origin of the lines, and everything that was not understood.</summary>
    public void WriteReport(ImportReport report)
    {
        _files.Write(Path.Combine(path, _name + ".provenance.json"), report.Provenance.WriteTo);
        _files.Write(Report, stream => DiagnosticWriter.WriteWith(stream, json => ImportSummary.WriteReport(json, report)));
    }

    /// <summary>Writes the edition, and those whose days it changes, if the catalog differs.</summary>
    public void WriteEditions(TradeCatalog catalog)
    {
        StringBuilder rows = new();
        foreach (Edition row in EditionCalendar.Fit(catalog, [edition]).Where(row => catalog.Editions.Find(row.Schedule, row.Id) != row))
        {
            rows.Append(JsonModel.ToJson(row)).Append('\n');
        }
        if (rows.Length > 0)
        {
            _files.Write(Editions, stream => stream.Write(Encoding.UTF8.GetBytes(rows.ToString())));
        }
    }

    /// <summary>Gives the files their names.</summary>
    public void Complete()
    {
        bool hasEditions = _files.Complete().Contains(Editions);
        if (!hasEditions)
        {
            // From an earlier run with other days.
            FileInfo old = new(Editions);
            if (old.Exists)
            {
                old.Delete();
            }
        }
    }

    public void Dispose() => _files.Dispose();
}
