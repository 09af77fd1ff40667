namespace TradeData;

/// <content>The years of an agreement by a party's calendar.</content>
public sealed partial record StagingRules
{
    /// <summary>Returns the year of the agreement on a day.</summary>
    /// <param name="entryIntoForce">The day of entry into force for the party, or the day from which its years count.</param>
    /// <param name="on">The day.</param>
    /// <returns>The year, from 1, or 0 before entry into force.</returns>
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

    /// <summary>Returns the first day of a year of the agreement.</summary>
    /// <param name="entryIntoForce">The day from which the years count.</param>
    /// <param name="year">The year, from 1.</param>
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
