namespace TradeData;

/// <content>The days of a period.</content>
public sealed partial record Period
{
    /// <summary>Whether the day belongs to the period.</summary>
    public bool Contains(DateOnly day) => From <= day && (To is not { } to || day < to);
}

/// <content>The days of a season.</content>
public sealed partial record Season
{
    /// <summary>Whether the day belongs to the season, in any year.</summary>
    public bool Contains(DateOnly day)
    {
        MonthDay at = MonthDay.Of(day);
        return From <= To ? From <= at && at <= To : at >= From || at <= To;
    }

    /// <summary>Returns the season in words, as in <c>06-01 to 11-30</c>.</summary>
    public override string ToString() => $"{From} to {To}";
}
