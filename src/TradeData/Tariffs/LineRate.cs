namespace TradeData;

public sealed partial record LineRate
{
    /// <summary>Whether the rate holds on a day: within its period, and within its season.</summary>
    /// <param name="day">The day.</param>
    public bool HoldsOn(DateOnly day) => (Effective?.Contains(day) ?? true) && (Season?.Contains(day) ?? true);
}

public sealed partial record Period
{
    /// <summary>Whether a day belongs to the period: the first day does, the last one does not.</summary>
    /// <param name="day">The day.</param>
    public bool Contains(DateOnly day) => day >= From && (To is not { } end || day < end);
}

public sealed partial record Season
{
    /// <summary>Whether a day belongs to the season in its year. A season may run over the turn of the year.</summary>
    /// <param name="day">The day.</param>
    public bool Contains(DateOnly day)
    {
        int today = (day.Month * 100) + day.Day;
        int from = (From.Month * 100) + From.Day;
        int to = (To.Month * 100) + To.Day;
        return from <= to ? today >= from && today <= to : today >= from || today <= to;
    }
}
