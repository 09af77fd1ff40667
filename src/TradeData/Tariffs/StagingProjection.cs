namespace TradeData;

/// <summary>Computes the step of a staged reduction on a day without a row in the schedule, from another step with a row.</summary>
internal static class StagingProjection
{
    /// <summary>Returns the staged rate of the day, and the entry that it continues, or null if no computable staging applies.</summary>
    public static (LineRate Entry, StagedRate Rate)? Find(TradeCatalog catalog, LineColumn column, DateOnly on, PartnerCode origin)
    {
        for (int i = column.Rates.Count - 1; i >= 0; i--)
        {
            LineRate entry = column.Rates[i];
            // A path of percentages does not apply to a formula with a percentage among its parts.
            if (entry is { Staging: { } staging, Safeguard: null, QuotaSide: null, Season: null, Condition: null, Rate: DutyRate.AdValorem or DutyRate.Free }
                && catalog.StagingCategories.Find(staging.Category) is { } category
                    && catalog.Agreements.Find(category.Agreement) is { } agreement
                && category.RateOn(agreement, on, BaseOf(staging), origin) is { } rate)
            {
                return (entry, rate);
            }
        }
        return null;
    }

    private static DutyRate.AdValorem? BaseOf(LineStaging staging) =>
        staging.BaseRate is { } percent ? new DutyRate.AdValorem { Percent = percent } : null;
}
