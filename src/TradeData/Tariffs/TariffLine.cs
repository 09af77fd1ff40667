using TradeData.Runtime;
using TradeData.Schedules;

namespace TradeData;

/// <content>The rates of a line for goods of a partner on a day.</content>
public sealed partial record TariffLine
{
    /// <summary>
    /// The rate that goods of a partner pay on a day when they fulfil the rules of origin of the best programme that they can claim: the least of the rates for everyone and
    /// the preferences, with what measures add. Rates within quotas, and rates for goods of a special kind, are left out: <see cref="RatesFor"/> has them.
    /// </summary>
    /// <param name="origin">The partner that the goods originate in.</param>
    /// <param name="on">The day of importation. The line should be the one in force on it.</param>
    /// <param name="catalog">The catalog that the line is from. Null: the embedded one.</param>
    /// <returns>
    /// The rate. Where rates cannot be compared without knowing the goods, their <see cref="DutyRate.LesserOf"/>; where one that may be less is not understood, a rate that is not
    /// understood either. Null where there is no rate.
    /// </returns>
    public DutyRate? RateFor(TradePartner origin, DateOnly on, TradeCatalog? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(origin);
        catalog ??= TradeCatalog.Default;
        MeasureStack measures = MeasureStack.Of(catalog, this, origin, on);
        DutyRate? least = null;
        foreach (ApplicableRate rate in new RateFinder(catalog, this, origin, on).Find())
        {
            if (rate.IsOrdinary)
            {
                DutyRate paid = measures.Ordinary(rate.Programme?.Id).Apply(rate.Rate, measures.Reaches).Rate;
                least = least is null ? paid : RateChoice.LesserOf(least, paid);
            }
        }
        return least;
    }

    /// <summary>All rates of the line that goods of a partner can pay on a day, before what measures add, each with its conditions and reasons; what everyone pays comes first.</summary>
    /// <param name="origin">The partner that the goods originate in.</param>
    /// <param name="on">The day of importation. The line should be the one in force on it.</param>
    /// <param name="catalog">The catalog that the line is from. Null: the embedded one.</param>
    public ValueList<ApplicableRate> RatesFor(TradePartner origin, DateOnly on, TradeCatalog? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return new RateFinder(catalog ?? TradeCatalog.Default, this, origin, on).Find().ToValueList();
    }

    /// <summary>
    /// The provisions of the schedule that touch the line on a day: those of measures that change its duty, in the order of their codes, then those that its
    /// footnotes, or the footnotes of the rows above it, name.
    /// </summary>
    /// <param name="on">The day. The line should be the one in force on it.</param>
    /// <param name="origin">The partner whose goods are meant. Null: anyone's.</param>
    /// <param name="catalog">The catalog that the line is from. Null: the embedded one.</param>
    public ValueList<TariffLine> ProvisionsOn(DateOnly on, TradePartner? origin = null, TradeCatalog? catalog = null)
    {
        catalog ??= TradeCatalog.Default;
        List<TariffLine> found = MeasureStack.ProvisionsOf(catalog, this, origin, on);
        ScheduleModule? module = ScheduleModules.Find(Schedule);
        foreach (TariffLine row in LineColumns.Upwards(catalog, this, on))
        {
            foreach (HsCode code in row.Footnotes.SelectMany(static note => note.Refs))
            {
                if (catalog.TariffLines.FindAsOf(Schedule, code.ToString(), on) is { } provision && module?.IsOfProvisions(provision.Chapter) == true && !found.Contains(provision))
                {
                    found.Add(provision);
                }
            }
        }
        return found.ToValueList();
    }
}
