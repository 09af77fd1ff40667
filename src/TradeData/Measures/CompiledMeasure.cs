using TradeData.Runtime;

namespace TradeData;

/// <summary>A measure combined with its programme, prepared for comparison.</summary>
internal sealed class CompiledMeasure
{
    private readonly MeasureExclusion[] _excludes;

    public CompiledMeasure(Measure row, MeasureProgramme programme, GoodsLookup lookup, int number)
    {
        Number = number;
        Row = row;
        Programme = programme;
        Goods = new CompiledGoods(row.Goods, lookup);
        Provisions = row.Provisions.ToArray();
        Conditions = row.Conditions.ToArray();
        List<MeasureExclusion> excludes = [];
        excludes.AddRange(row.Excludes);
        if (IsCharge)
        {
            excludes.AddRange(programme.Excludes);
        }
        _excludes = [.. excludes];
    }

    /// <summary>Its number among the measures of the catalog.</summary>
    public int Number { get; }

    public Measure Row { get; }

    public MeasureProgramme Programme { get; }

    public CompiledGoods Goods { get; }

    public HsCode[] Provisions { get; }

    public MeasureCondition[] Conditions { get; }

    /// <summary>Whether it has its own duty.</summary>
    public bool IsCharge => Row.Effect is MeasureEffect.Adds or MeasureEffect.RaisesTo or MeasureEffect.Replaces;

    /// <summary>Whether it is in force on a day of importation, according to the law known on another day.</summary>
    public bool HoldsOn(DateOnly on, DateOnly? knownOn) =>
        Row.Effective.Contains(on) && (Row.Known is not { } known || (knownOn is { } day ? known.Contains(day) : known.To is null));

    /// <summary>Whether it applies to goods of a partner.</summary>
    public bool IsFor(TradePartner origin, DateOnly on) =>
        Row.Origins is not { } origins
        || (origins.Partners.IsEmpty || origin.IsOrBelongsToAny(origins.Partners, on))
            && !origin.IsOrBelongsToAny(origins.ExceptPartners, on);

    /// <summary>Whether it states a provision, or one above it.</summary>
    public bool States(HsCode provision)
    {
        foreach (HsCode own in Provisions)
        {
            if (provision.StartsWith(own))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Adds the days on which it begins or ends, or something that it excludes does.</summary>
    public void AddDays(List<int> days)
    {
        DaysOfChange.Add(days, Row.Effective);
        DaysOfChange.Add(days, Row.Known);
        foreach (MeasureExclusion exclusion in _excludes)
        {
            DaysOfChange.Add(days, exclusion.Effective);
        }
    }

    /// <summary>Whether, where this measure counts, another one with a duty does not.</summary>
    public bool Excludes(CompiledMeasure other, HsCode[] provisions, DateOnly on)
    {
        foreach (MeasureExclusion exclusion in _excludes)
        {
            if (exclusion.Programme == other.Programme.Id && (exclusion.Effective?.Contains(on) ?? true)
                && (exclusion.Provisions.IsEmpty || IsUnder(provisions, exclusion.Provisions)))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsUnder(HsCode[] provisions, ValueList<HsCode> above)
    {
        foreach (HsCode provision in provisions)
        {
            foreach (HsCode prefix in above)
            {
                if (provision.StartsWith(prefix))
                {
                    return true;
                }
            }
        }
        return false;
    }
}
