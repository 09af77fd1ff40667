namespace TradeData.Tests.Measures;

/// <summary>The result of measures, computed plainly from the rows of the tables: texts compared by their start, linear searches of lists,
/// exclusions applied until nothing changes. It knows percentages only, and no conditions.</summary>
internal sealed class NaiveMeasures(TradeCatalog trade)
{
    private readonly List<(Measure Measure, MeasureProgramme Programme)> _all =
        [.. trade.Measures.Where(static row => row.Conditions.IsEmpty && row.Goods?.Named != true).Select(row => (row, trade.MeasureProgrammes.Single(programme => programme.Id == row.Programme)))];

    private readonly Dictionary<string, List<GoodsList>> _lists = trade.GoodsLists.GroupBy(static row => row.List).ToDictionary(static list => list.Key, static list => list.ToList(), StringComparer.Ordinal);

    /// <summary>The percentage that is due at least on a general rate.</summary>
    public decimal LeastPercent(decimal general, string code, TradePartner origin, DateOnly on)
    {
        List<(Measure Measure, MeasureProgramme Programme)> found =
        [
            .. _all.Where(pair => pair.Programme.Schedule == "US-HTS" && In(pair.Measure.Effective, on) && pair.Measure.Known?.To is null && IsFor(pair.Measure.Origins, origin, on) && Covers(pair.Measure.Goods, code, on)),
        ];
        List<(Measure Measure, MeasureProgramme Programme)> alive = found;
        for (int pass = 0; pass < 30; pass++)
        {
            List<(Measure Measure, MeasureProgramme Programme)> before = alive;
            alive = found.FindAll(one => !IsCharge(one.Measure) || !before.Exists(other => !ReferenceEquals(other.Measure, one.Measure) && Excludes(other, one, on)));
            if (alive.SequenceEqual(before))
            {
                break;
            }
        }
        decimal result = general;
        foreach (decimal percent in Of(alive, MeasureEffect.Replaces))
        {
            result = percent;
        }
        foreach (decimal percent in Of(alive, MeasureEffect.RaisesTo))
        {
            result = Math.Max(result, percent);
        }
        return result + Of(alive, MeasureEffect.Adds).Sum();
    }

    private static IEnumerable<decimal> Of(List<(Measure Measure, MeasureProgramme Programme)> measures, MeasureEffect effect) =>
        from pair in measures
        where pair.Measure.Effect == effect && pair.Measure.Rate is DutyRate.AdValorem { Base: null }
        select ((DutyRate.AdValorem)pair.Measure.Rate!).Percent.Value;

    private static bool IsCharge(Measure measure) => measure.Effect is MeasureEffect.Adds or MeasureEffect.RaisesTo or MeasureEffect.Replaces;

    private static bool In(Period? period, DateOnly on) => period is null || period.From <= on && (period.To is null || on < period.To);

    private static bool IsFor(MeasureOrigins? origins, TradePartner origin, DateOnly on) =>
        (origins?.Partners is not { IsEmpty: false } only || only.Any(partner => origin.IsOrBelongsTo(partner, on))) && (origins?.ExceptPartners is not { } except || !except.Any(partner => origin.IsOrBelongsTo(partner, on)));

    private bool Covers(MeasureGoods? goods, string code, DateOnly on)
    {
        if (goods is null)
        {
            return true;
        }
        bool isListed = goods.Lists.IsEmpty && goods.Codes.IsEmpty || goods.Codes.Any(prefix => Begins(code, prefix)) || goods.Lists.Any(list => InList(list, code, on));
        return isListed && !goods.ExceptCodes.Any(prefix => Begins(code, prefix)) && !goods.ExceptLists.Any(list => InList(list, code, on));
    }

    private bool InList(string list, string code, DateOnly on) => _lists[list].Exists(part => In(part.Effective, on) && part.Codes.Any(prefix => Begins(code, prefix)));

    private static bool Begins(string code, HsCode prefix) => code.StartsWith(prefix.ToString("D"), StringComparison.Ordinal);

    private static bool Excludes((Measure Measure, MeasureProgramme Programme) by, (Measure Measure, MeasureProgramme Programme) other, DateOnly on)
    {
        // What is charged on a part of the goods leaves the rest to others; the least is then without the others.
        IEnumerable<MeasureExclusion> exclusions = [.. by.Measure.Excludes, .. IsCharge(by.Measure) ? by.Programme.Excludes : []];
        return exclusions.Any(exclusion => exclusion.Programme == other.Programme.Id && In(exclusion.Effective, on)
            && (exclusion.Provisions is not { IsEmpty: false } only || other.Measure.Provisions.Any(provision => only.Any(prefix => Begins(provision.ToString("D"), prefix)))));
    }
}
