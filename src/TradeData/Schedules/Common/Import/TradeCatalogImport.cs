using System.Text.Json;
using TradeData.Runtime;

namespace TradeData.Schedules;

/// <summary>Adds imported schedules to a catalog.</summary>
public static class TradeCatalogImport
{
    internal const string Table = "TariffLines";

    /// <summary>Returns a catalog in which imported schedules replace its own lines of them; the lines of other schedules stay. New
    /// editions are added, and the days of adjacent editions are shortened so that one follows the other.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="imports">The imports. Several editions of one schedule coexist, each for its own days.</param>
    /// <param name="options">The options of loading.</param>
    /// <param name="cancellation">Cancels the loading.</param>
    public static LoadResult<TradeCatalog> WithSchedules(this TradeCatalog catalog, IEnumerable<ScheduleImport> imports,
        LoadOptions? options = null, CancellationToken cancellation = default)
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

    private static RowStream Rows(string table, IEnumerable<Action<Utf8JsonWriter>> rows) =>
        new(table, new NdjsonRows(rows), RowFormat.Ndjson, "catalog");
}
