using TradeData.Runtime;

namespace TradeData;

public sealed partial record TariffLine
{
    /// <summary>
    /// The rates that hold for the line on a day, one for each column and programme: the line's own, and for a column that it lacks those of the nearest
    /// row above. Of several in a column, one that a safeguard brought about comes before the others; the rate within a quota is left out where
    /// <paramref name="quotas"/> is false.
    /// </summary>
    /// <param name="catalog">The catalog that the line is from.</param>
    /// <param name="on">The day.</param>
    /// <param name="quotas">Whether rates for what is imported within a quota are wanted, too.</param>
    public IReadOnlyList<ApplicableRate> RatesOn(TradeCatalog catalog, DateOnly on, bool quotas = false)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        List<ApplicableRate> rates = [];
        HashSet<(RateColumn, string?, QuotaSide?)> seen = [];
        for (TariffLine? row = this; row is not null; row = catalog.TariffLines.Parent(row))
        {
            IEnumerable<LineRate> own = (row.Rates ?? []).Where(rate => rate.HoldsOn(on) && (quotas || rate.QuotaSide != QuotaSide.InQuota));
            foreach (IGrouping<(RateColumn, string?, QuotaSide?), LineRate> column in own.GroupBy(rate => (rate.Column, rate.Programme, rate.QuotaSide)).ToList())
            {
                if (seen.Add(column.Key))
                {
                    LineRate first = column.OrderByDescending(rate => rate.Safeguard is not null).First();
                    rates.Add(new ApplicableRate(row, first, first.Programme is { } id ? catalog.Programmes.Find(id) : null));
                }
            }
        }
        return rates;
    }

    /// <summary>
    /// What goods of a partner pay on a day, by the columns of this line alone: the lowest of the rate for everyone (the temporary one where there is one,
    /// else the lower of the general and the bound one) and the rates of the programmes that the partner is a beneficiary of. Duties that chapter 99 adds
    /// are not counted.
    /// </summary>
    /// <param name="catalog">The catalog that the line is from.</param>
    /// <param name="partner">Where the goods originate.</param>
    /// <param name="on">The day.</param>
    /// <returns>
    /// The rate, or null where the line and the rows above it have none. A rate whose height depends on the goods, such as a specific one, is taken before
    /// the rate for everyone where it is a preference, since preferences are not higher.
    /// </returns>
    public ApplicableRate? RateFor(TradeCatalog catalog, TradePartner partner, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(partner);
        IReadOnlyList<ApplicableRate> rates = RatesOn(catalog, on);
        ApplicableRate? everyone = ForEveryone(rates);
        return rates
            .Where(rate => rate.Rate.Column == RateColumn.Preference && rate.Programme is { } programme && programme.Benefits(partner, on))
            .Append(everyone)
            .OfType<ApplicableRate>()
            .OrderBy(rate => rate.Rate.Rate.PercentOfValue ?? (rate == everyone ? decimal.MaxValue : -1))
            .FirstOrDefault();
    }

    private static ApplicableRate? ForEveryone(IReadOnlyList<ApplicableRate> rates)
    {
        ApplicableRate? In(RateColumn column) => rates.FirstOrDefault(rate => rate.Rate.Column == column);
        if (In(RateColumn.Temporary) is { } temporary)
        {
            return temporary;
        }
        ApplicableRate? general = In(RateColumn.General);
        ApplicableRate? bound = In(RateColumn.Bound);
        bool isBoundLower = general is null || (bound?.Rate.Rate.PercentOfValue is { } low && general.Rate.Rate.PercentOfValue is { } high && low < high);
        return isBoundLower ? bound ?? general : general;
    }
}
