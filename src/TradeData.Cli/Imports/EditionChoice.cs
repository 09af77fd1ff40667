using System.Text.Json;
using TradeData.Cli.Output;
using TradeData.Runtime;
using TradeData.Schedules;

namespace TradeData.Cli.Imports;

/// <summary>The edition of a file, which the file itself does not contain.</summary>
/// <param name="Id">The id as given, or null to derive it from the file's name.</param>
/// <param name="From">The first day, for an edition that the catalog does not know.</param>
/// <param name="To">The day after the last.</param>
/// <param name="HsEdition">The edition of the Harmonized System that it follows.</param>
/// <param name="Title">The publisher's title.</param>
internal sealed record EditionChoice(string? Id, DateOnly? From, DateOnly? To, string HsEdition, string? Title)
{
    public Edition Resolve(TradeCatalog catalog, ScheduleModule module, string path)
    {
        string schedule = module.Schedule;
        EditionName? named = Id is null ? module.EditionIn(Path.GetFileName(Path.TrimEndingDirectorySeparator(path))) : null;
        string id = Id ?? FromName(catalog, schedule, path) ?? named?.Id
            ?? throw new UserException($"The name \"{path}\" does not contain an edition. Name it with --edition, such as {Example(catalog, schedule)}; \"tradedata query Editions --where schedule={schedule}\" lists those known.");
        if (catalog.Editions.Find(schedule, id) is { } known && From is null)
        {
            return known;
        }
        return (From ?? named?.From) is { } from ? Make(schedule, id, from) : throw new UserException($"The catalog does not know the edition \"{id}\" of {schedule}. Give its first day with --from, as in --from 2026-07-01.");
    }

    /// <summary>Returns the known edition named in the file's name: <c>hts_2025_rev_10.json</c> is 2025-rev-10, and not
    /// 2025-rev-1.</summary>
    private static string? FromName(TradeCatalog catalog, string schedule, string path)
    {
        string name = Words(Path.GetFileName(Path.TrimEndingDirectorySeparator(path)));
        return catalog.Editions.Where(edition => edition.Schedule == schedule && name.Contains(Words(edition.Id), StringComparison.Ordinal))
            .OrderByDescending(edition => edition.Id.Length).FirstOrDefault()?.Id;
    }

    // Word ends are kept, so that rev-1 does not match rev-10. Publishers write both "rev" and "revision".
    private static string Words(string name) =>
        "-" + string.Join('-', name.ToLowerInvariant().Replace("revision", "rev", StringComparison.Ordinal).Split(['_', '-', '.', ' '], StringSplitOptions.RemoveEmptyEntries)) + "-";

    private static string Example(TradeCatalog catalog, string schedule) => catalog.Editions.Last(edition => edition.Schedule == schedule).Id;

    private Edition Make(string schedule, string id, DateOnly from)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            json.WriteStartObject();
            json.WriteString("schedule", schedule);
            json.WriteString("id", id);
            json.WriteString("title", Title ?? id);
            json.WriteStartObject("effective");
            json.WriteString("from", Values.Show(from));
            if (To is { } to)
            {
                json.WriteString("to", Values.Show(to));
            }
            json.WriteEndObject();
            json.WriteString("hsEdition", HsEdition);
            json.WriteEndObject();
        }
        return Edition.TryReadJson(text.ToArray(), out Edition? edition, out ValidationResult result)
            ? edition
            : throw new UserException($"The edition is not valid: {result.Errors[0].InstanceLocation}: {result.Errors[0].Message}");
    }
}
