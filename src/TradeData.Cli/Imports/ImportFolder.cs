using System.Text;
using TradeData.Cli.Output;
using TradeData.Runtime;
using TradeData.Schedules;

namespace TradeData.Cli.Imports;

/// <summary>The folder that an import writes, which is one that <c>--catalog</c> reads.</summary>
internal sealed class ImportFolder(string path, Edition edition)
{
    private readonly string _name = $"{edition.Schedule.ToLowerInvariant()}-{edition.Id}";

    public string Lines => Path.Combine(path, "tariff-lines", _name + ".ndjson");

    public string Report => Path.Combine(path, _name + ".report.json");

    /// <summary>Writes the lines. They appear under their name when the last one is written; an import that ends in the middle leaves nothing.</summary>
    public void WriteLines(ScheduleImport import)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Lines)!);
        string unfinished = Lines + ".part";
        try
        {
            using (FileStream stream = new(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                import.WriteNdjson(stream);
            }
            File.Move(unfinished, Lines, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Writes where the lines come from, and everything that was not understood.</summary>
    public void WriteReport(ImportReport report)
    {
        using (FileStream provenance = File.Create(Path.Combine(path, _name + ".provenance.json")))
        {
            report.Provenance.WriteTo(provenance);
        }
        using FileStream stream = File.Create(Report);
        DiagnosticWriter.WriteWith(stream, json => ImportSummary.WriteReport(json, report));
    }

    /// <summary>Writes the edition, and those whose days it changes, where the catalog does not have them so.</summary>
    public void WriteEditions(TradeCatalog catalog)
    {
        StringBuilder rows = new();
        foreach (Edition row in EditionCalendar.Fit(catalog, [edition]).Where(row => catalog.Editions.Find(row.Schedule, row.Id) != row))
        {
            rows.Append(JsonModel.ToJson(row)).Append('\n');
        }
        string file = Path.Combine(path, "editions", _name + ".ndjson");
        if (rows.Length > 0)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, rows.ToString());
        }
        else if (File.Exists(file))
        {
            // Of an earlier run, that was told other days.
            File.Delete(file);
        }
    }
}
