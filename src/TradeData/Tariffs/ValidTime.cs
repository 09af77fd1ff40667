namespace TradeData;

/// <content>Which days belong to a period.</content>
public sealed partial record Period
{
    /// <summary>Whether the day belongs to the period.</summary>
    public bool Contains(DateOnly day) => From <= day && (To is not { } to || day < to);
}

/// <content>Which days belong to a season.</content>
public sealed partial record Season
{
    /// <summary>Whether the day belongs to the season, whatever the year.</summary>
    public bool Contains(DateOnly day)
    {
        MonthDay at = MonthDay.Of(day);
        return From <= To ? From <= at && at <= To : at >= From || at <= To;
    }

    /// <summary>The season in words, as <c>06-01 to 11-30</c>.</summary>
    public override string ToString() => $"{From} to {To}";
}
