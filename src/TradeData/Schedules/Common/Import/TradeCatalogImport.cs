using System.Text.Json;
using TradeData.Runtime;

namespace TradeData.Schedules;

/// <summary>Takes imported schedules into a catalog.</summary>
public static class TradeCatalogImport
{
    internal const string Table = "TariffLines";

    /// <summary>
    /// A catalog with imported schedules in the place of what it had of them: the lines of other schedules stay, those of an imported schedule are the imported ones alone. An edition that
    /// the catalog does not know is added, and the days of its neighbours are cut so that one follows the other.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="imports">The imports; several editions of one schedule stand side by side, each for its own days.</param>
    /// <param name="options">How to load.</param>
    /// <param name="cancellation">Ends the loading.</param>
    public static LoadResult<TradeCatalog> WithSchedules(this TradeCatalog catalog, IEnumerable<ScheduleImport> imports, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(imports);
        List<ScheduleImport> all = [.. imports];
        HashSet<string> replaced = [.. all.Select(import => import.Options.Edition.Schedule)];
        List<RowStream> rows =
        [
            Rows(Table, catalog.TariffLines.Where(line => !replaced.Contains(line.Schedule)).Select(static line => (Action<Utf8JsonWriter>)line.WriteTo)),
            Rows("Editions", EditionCalendar.Fit(catalog, all.Select(import => import.Options.Edition)).Select(static edition => (Action<Utf8JsonWriter>)edition.WriteTo)),
            .. all.Select(import => import.ToRowStream()),
        ];
        return catalog.With(rows, (options ?? LoadOptions.Default) with { KeepsRows = false }, cancellation);
    }

    private static RowStream Rows(string table, IEnumerable<Action<Utf8JsonWriter>> rows) => new(table, new NdjsonRows(rows), RowFormat.Ndjson, "catalog");
}
