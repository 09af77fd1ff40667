namespace TradeData;

/// <summary>A programme's rate on one line.</summary>
/// <param name="Line">The line, or the row above several lines, with the rate.</param>
/// <param name="Rate">The programme's rate.</param>
/// <param name="General">The general rate of the line, or null if it has none or several.</param>
public sealed record Preference(TariffLine Line, LineRate Rate, DutyRate? General)
{
    /// <summary>The difference in percentage points between the general rate and the programme's. Null if one of the two is more than a
    /// percentage of the value.</summary>
    public decimal? Depth => General?.PercentOfValue - Rate.Rate.PercentOfValue;
}
