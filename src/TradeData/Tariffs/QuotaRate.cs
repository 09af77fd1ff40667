namespace TradeData;

/// <summary>A rate that depends on a tariff quota, and its line.</summary>
/// <param name="Line">The line.</param>
/// <param name="Rate">The rate; its <see cref="LineRate.QuotaSide"/> is the side of the quota.</param>
public sealed record QuotaRate(TariffLine Line, LineRate Rate);

/// <content>The rates of a quota.</content>
public sealed partial record Quota
{
    /// <summary>Returns the rates within and beyond the quota on a day. In some schedules, as in Japan's, both are on the same line; in
    /// others, as in that of the United States, on different ones.</summary>
    /// <param name="on">The day.</param>
    /// <param name="catalog">The catalog of the quota. Null means the embedded one.</param>
    public IEnumerable<QuotaRate> RatesOn(DateOnly on, TradeCatalog? catalog = null)
    {
        DateOnly day = on;
        return
            from line in this.TariffLinesByRatesQuota(catalog ?? TradeCatalog.Default)
            where line.Effective.Contains(day)
            from rate in line.Rates
            where rate.Quota == Id && rate.HoldsOn(day)
            select new QuotaRate(line, rate);
    }
}
