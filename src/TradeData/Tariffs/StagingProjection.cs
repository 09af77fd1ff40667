namespace TradeData;

/// <summary>Computes the step of a staged reduction for a day that no row of the schedule states, from the step that a row does state.</summary>
internal static class StagingProjection
{
    /// <summary>The staged rate of the day, and the entry that it continues; null where nothing here is staged in a way that can be computed.</summary>
    public static (LineRate Entry, StagedRate Rate)? Find(TradeCatalog catalog, LineColumn column, DateOnly on, PartnerCode origin)
    {
        for (int i = column.Rates.Count - 1; i >= 0; i--)
        {
            LineRate entry = column.Rates[i];
            // A path of percentages says nothing of a formula that has one among its parts.
            if (entry is { Staging: { } staging, Safeguard: null, QuotaSide: null, Season: null, Condition: null, Rate: DutyRate.AdValorem or DutyRate.Free }
                && catalog.StagingCategories.Find(staging.Category) is { } category && catalog.Agreements.Find(category.Agreement) is { } agreement
                && category.RateOn(agreement, on, BaseOf(staging), origin) is { } rate)
            {
                return (entry, rate);
            }
        }
        return null;
    }

    private static DutyRate.AdValorem? BaseOf(LineStaging staging) => staging.BaseRate is { } percent ? new DutyRate.AdValorem { Percent = percent } : null;
}
