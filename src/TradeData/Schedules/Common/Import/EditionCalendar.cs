namespace TradeData.Schedules;

/// <summary>Inserts editions into a calendar in which one edition of a schedule is in force at a time.</summary>
internal static class EditionCalendar
{
    /// <summary>Returns the catalog's editions and the added ones, which replace those with the same key.</summary>
    public static List<Edition> Fit(TradeCatalog catalog, IEnumerable<Edition> added)
    {
        List<Edition> editions = [.. catalog.Editions];
        foreach (Edition edition in added)
        {
            editions.RemoveAll(known => known.Schedule == edition.Schedule && known.Id == edition.Id);
            for (int i = 0; i < editions.Count; i++)
            {
                editions[i] = editions[i].Schedule == edition.Schedule ? CutBefore(editions[i], edition) : editions[i];
            }
            editions.Add(edition);
        }
        return editions;
    }

    /// <summary>Ends an open edition where the added one begins. A later edition is unchanged; loading reports an overlap.</summary>
    private static Edition CutBefore(Edition known, Edition added) =>
        known.Effective.From < added.Effective.From && (known.Effective.To is not { } to || to > added.Effective.From)
            ? known with { Effective = known.Effective with { To = added.Effective.From } }
            : known;
}
