namespace TradeData.Schedules;

/// <summary>Puts editions into a calendar in which one edition of a schedule is in force at a time.</summary>
internal static class EditionCalendar
{
    /// <summary>The catalog's editions and the added ones; one that the catalog has is as the added one says.</summary>
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

    /// <summary>An edition that would go on ends where the added one begins. One that begins later is left: where the two overlap, loading tells.</summary>
    private static Edition CutBefore(Edition known, Edition added) =>
        known.Effective.From < added.Effective.From && (known.Effective.To is not { } to || to > added.Effective.From)
            ? known with { Effective = known.Effective with { To = added.Effective.From } }
            : known;
}
