namespace TradeData;

/// <summary>Says whether the words of a provision could be about goods of an origin.</summary>
internal static class OriginWords
{
    /// <summary>
    /// Whether they could: they name the partner, or a union that it belongs to, or no partner at all. A name that the catalog does not know counts as none, so that a provision is
    /// listed once too often rather than missed.
    /// </summary>
    public static bool CouldBeFor(TradeCatalog catalog, string words, TradePartner origin, DateOnly on)
    {
        bool namesAny = false;
        foreach (TradePartner partner in catalog.TradePartners)
        {
            if (partner.Names.TryGetValue("en", out string? name) && words.Contains(name, StringComparison.OrdinalIgnoreCase))
            {
                if (origin.IsOrBelongsTo(partner.Id, on))
                {
                    return true;
                }
                namesAny = true;
            }
        }
        return !namesAny;
    }
}
