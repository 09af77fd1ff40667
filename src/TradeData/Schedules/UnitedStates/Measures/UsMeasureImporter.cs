using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace TradeData.Schedules.UnitedStates;

/// <summary>Creates the measures of the United States from published sources: lists of goods by authority, the text of the notes of chapter
/// 99, the documents of the Federal Register, and the chapter's provisions in all available editions. The law file beside this code has
/// what those lack, such as the exclusions between measures. A new month is an import; <see cref="MeasureRows.Report"/> lists everything
/// that it could not assign.</summary>
public static class UsMeasureImporter
{
    private const string Resources = "resources";

    /// <summary>Imports a folder.</summary>
    /// <param name="folder">The folder with <c>resources</c>, <c>notes</c> and <c>statutory-rates</c>.</param>
    /// <param name="editions">The lines of each edition of the schedule, the newest last. Each is enumerated once.</param>
    /// <param name="catalog">The catalog with the partners. Null means the embedded one.</param>
    /// <param name="lawFile">A law file in place of the embedded one, or null.</param>
    /// <param name="cancellation">Cancels the import between two editions.</param>
    /// <exception cref="InvalidDataException">A file is not in its publisher's form.</exception>
    public static MeasureRows Read(string folder, IEnumerable<IEnumerable<TariffLine>> editions, TradeCatalog? catalog = null,
        string? lawFile = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(editions);
        JsonObject law = Law.Read(lawFile);
        MeasureRows rows = new();
        UsProvisions provisions = new();
        foreach (IEnumerable<TariffLine> edition in editions)
        {
            cancellation.ThrowIfCancellationRequested();
            provisions.Read(edition);
        }
        rows.Report.KnownThrough = KnownThrough(folder);
        AddProgrammes(law, rows);
        UsGoodsLists lists = new(Path.Combine(folder, Resources), new NotesText(Notes(folder)), provisions, rows.Report);
        foreach (JsonObject row in law["lists"]!.AsArray().OfType<JsonObject>().SelectMany(lists.Make))
        {
            rows.Add("goods-lists", row);
        }
        lists.ReportUnplaced();
        HashSet<string> documents = AddDocuments(folder, law, rows);
        PartnerNames partners = new(catalog ?? TradeCatalog.Default, law["partners"]!.AsObject().Select(static pair => KeyValuePair.Create(pair.Key, pair.Value!.GetValue<string>())));
        UsMeasureRules rules = new(law, provisions, partners, documents, rows);
        rules.Make();
        ReportProvisions(provisions, rules, rows.Report);
        ReportFiles(folder, law, lists, rows.Report);
        return rows;
    }

    /// <summary>Returns the day of the newest revision in the folder.</summary>
    private static DateOnly KnownThrough(string folder)
    {
        CsvTable revisions = CsvTable.Read(Path.Combine(folder, Resources, "revision_dates.csv"));
        return revisions.Rows.Max(row => DateOnly.ParseExact(revisions.Cell(row, "effective_date"), "yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static string Notes(string folder)
    {
        string? file = Directory.GetFiles(Path.Combine(folder, "notes"), "chapter99_*.txt*").Order(StringComparer.Ordinal).LastOrDefault();
        if (file is null)
        {
            throw new InvalidDataException($"{folder} has no text of the notes, notes/chapter99_*.txt or .txt.gz.");
        }
        using FileStream stream = File.OpenRead(file);
        using StreamReader reader = new(file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        return reader.ReadToEnd();
    }

    private static void AddProgrammes(JsonObject law, MeasureRows rows)
    {
        string known = rows.Report.KnownThrough.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (JsonObject programme in law["programmes"]!.AsArray().OfType<JsonObject>())
        {
            JsonObject row = new() { ["id"] = Law.Text(programme, "id"), ["schedule"] = Law.Text(law, "schedule"), ["authority"] = Law.Text(programme, "authority"), ["names"] = new JsonObject { ["en"] = Law.Text(programme, "name") } };
            foreach (string name in (string[])["coverage", "knownFrom", "knownThrough", "ended", "gaps", "excludes", "note"])
            {
                if (programme[name] is { } value)
                {
                    row[name] = value.DeepClone();
                }
            }
            if (row["knownThrough"] is null && Law.Text(programme, "coverage") != "none")
            {
                row["knownThrough"] = known;
            }
            rows.Add("measure-programmes", row);
        }
    }

    private static HashSet<string> AddDocuments(string folder, JsonObject law, MeasureRows rows)
    {
        SortedDictionary<string, JsonObject> documents = new(StringComparer.Ordinal);
        CsvTable table = CsvTable.Read(Path.Combine(folder, "statutory-rates", "federal_register_sources.csv"));
        foreach (string[] row in table.Rows)
        {
            // Documents that only the White House has published have no number; the day replaces it.
            string number = table.Cell(row, "fr_number");
            string id = number == "WH" ? "WH-" + table.Cell(row, "effective_date") : number;
            documents.TryAdd(id, new JsonObject { ["id"] = id, ["title"] = table.Cell(row, "fr_name"), ["url"] = table.Cell(row, "fr_link") });
        }
        foreach (JsonObject document in law["documents"]!.AsArray().OfType<JsonObject>())
        {
            documents.TryAdd(Law.Text(document, "id"), (JsonObject)document.DeepClone());
        }
        foreach (JsonObject document in documents.Values)
        {
            rows.Add("measure-documents", document);
        }
        return [.. documents.Keys];
    }

    private static void ReportProvisions(UsProvisions provisions, UsMeasureRules rules, MeasureImportReport report)
    {
        foreach (UsProvision provision in provisions.All.Where(static provision => provision.CarriesDuty))
        {
            report.Provisions++;
            if (rules.Knows(provision.Code))
            {
                report.ProvisionsKnown++;
            }
            else
            {
                report.Add(MeasureFindingKind.ProvisionNotPlaced, provision.Code.ToString(), provision.Text.Length > 200 ? provision.Text[..200] + "…" : provision.Text);
            }
        }
    }

    private static void ReportFiles(string folder, JsonObject law, UsGoodsLists lists, MeasureImportReport report)
    {
        HashSet<string> known = [.. lists.Used, "revision_dates.csv", .. law["unused"]!.AsObject().Select(static pair => pair.Key)];
        foreach (string file in Directory.GetFiles(Path.Combine(folder, Resources), "*.csv").Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal))
        {
            if (!known.Contains(file))
            {
                report.Add(MeasureFindingKind.FileNotUsed, file, "No list is made from it, and the law file does not say why.");
            }
        }
    }
}
