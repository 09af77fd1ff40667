namespace TradeData;

/// <content>The years of an agreement by a party's calendar.</content>
public sealed partial record StagingRules
{
    /// <summary>The agreement's year that a day lies in.</summary>
    /// <param name="entryIntoForce">The day on which the agreement entered into force for the party, or the one that its years are counted from.</param>
    /// <param name="on">The day.</param>
    /// <returns>From 1, or 0 if the day is before entry into force.</returns>
    public int YearOn(DateOnly entryIntoForce, DateOnly on)
    {
        if (on < entryIntoForce)
        {
            return 0;
        }
        DateOnly second = FirstDayOf(entryIntoForce, 2);
        if (on < second)
        {
            return 1;
        }
        int years = on.Year - second.Year;
        return 2 + (FirstDayOf(entryIntoForce, 2 + years) <= on ? years : years - 1);
    }

    /// <summary>The first day of a year of the agreement.</summary>
    /// <param name="entryIntoForce">The day that the years are counted from.</param>
    /// <param name="year">From 1.</param>
    public DateOnly FirstDayOf(DateOnly entryIntoForce, int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        if (year == 1)
        {
            return entryIntoForce;
        }
        if (YearOne == YearOne.FullYear)
        {
            return entryIntoForce.AddYears(year - 1);
        }
        DateOnly second = StageDate.OnOrAfter(entryIntoForce.AddDays(1));
        return StageDate.InYear(second.Year + year - 2);
    }
}
