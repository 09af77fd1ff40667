namespace TradeData;

/// <content>The days of a rate.</content>
public sealed partial record LineRate
{
    /// <summary>Whether the rate applies on a day, within its period and its season.</summary>
    /// <param name="day">The day.</param>
    public bool HoldsOn(DateOnly day) => (Effective?.Contains(day) ?? true) && (Season?.Contains(day) ?? true);

    /// <summary>Whether the rate applies to goods of a partner, among those of its column.</summary>
    /// <param name="origin">The partner.</param>
    /// <param name="day">The day, for the unions and blocs that the partner belongs to.</param>
    internal bool IsFor(TradePartner origin, DateOnly day) =>
        (Partners.IsEmpty || origin.IsOrBelongsToAny(Partners, day)) && !origin.IsOrBelongsToAny(ExceptPartners, day);
}
