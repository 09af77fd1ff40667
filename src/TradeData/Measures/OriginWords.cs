namespace TradeData;

/// <summary>Tests whether the words of a provision could apply to goods of an origin.</summary>
internal static class OriginWords
{
    /// <summary>Whether the words name the partner, a union that it belongs to, or no partner. Names unknown to the catalog are ignored,
    /// so that a provision is listed once too often rather than missed.</summary>
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
