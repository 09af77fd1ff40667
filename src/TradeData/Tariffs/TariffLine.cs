using TradeData.Runtime;
using TradeData.Schedules;

namespace TradeData;

/// <content>The rates of a line for goods of a partner on a day.</content>
public sealed partial record TariffLine
{
    /// <summary>Returns the rate that goods of a partner pay on a day if they fulfil the rules of origin of their best programme: the
    /// lowest of the general rates and the preferences, with the additions of measures. Rates within quotas, and rates for goods of a
    /// special kind, are left out: see <see cref="RatesFor"/>.</summary>
    /// <param name="origin">The origin of the goods.</param>
    /// <param name="on">The day of importation. The line should be in force then.</param>
    /// <param name="catalog">The catalog of the line. Null means the embedded one.</param>
    /// <returns>The rate. It is a <see cref="DutyRate.LesserOf"/> if the rates cannot be compared without knowing the goods, and not
    /// understood if a possibly lower rate is not. Null if there is no rate.</returns>
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

    /// <summary>Returns all rates of the line for goods of a partner on a day, before the additions of measures, each with its conditions
    /// and reasons. Rates without a claim come first.</summary>
    /// <param name="origin">The origin of the goods.</param>
    /// <param name="on">The day of importation. The line should be in force then.</param>
    /// <param name="catalog">The catalog of the line. Null means the embedded one.</param>
    public ValueList<ApplicableRate> RatesFor(TradePartner origin, DateOnly on, TradeCatalog? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return new RateFinder(catalog ?? TradeCatalog.Default, this, origin, on).Find().ToValueList();
    }

    /// <summary>
    /// The provisions of the schedule that touch the line on a day: those of measures that change its duty, in the order of their codes,
    /// then those that its footnotes, or the footnotes of the rows above it, name.
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
                if (catalog.TariffLines.FindAsOf(Schedule, code.ToString(), on) is { } provision
                    && module?.IsOfProvisions(provision.Chapter) == true && !found.Contains(provision))
                {
                    found.Add(provision);
                }
            }
        }
        return found.ToValueList();
    }

    /// <summary>Returns links to the rules of origin that goods of a partner fulfil to pay a preference on the line, one for each agreement
    /// in force on a day. Empty if the module of the schedule knows none: those of the United Kingdom with Japan and the CPTPP are
    /// known.</summary>
    /// <param name="origin">The origin of the goods.</param>
    /// <param name="on">The day of importation.</param>
    /// <param name="catalog">The catalog of the line. Null means the embedded one.</param>
    public ValueList<RulesOfOriginLink> RulesOfOriginFor(TradePartner origin, DateOnly on, TradeCatalog? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return ScheduleModules.Find(Schedule)?.RulesOfOrigin(catalog ?? TradeCatalog.Default, this, origin, on).ToValueList() ?? default;
    }
}
