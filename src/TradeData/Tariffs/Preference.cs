namespace TradeData;

/// <summary>What a programme gives on one line.</summary>
/// <param name="Line">The line, or the row above several lines, that the rate stands on.</param>
/// <param name="Rate">The programme's rate.</param>
/// <param name="General">The general rate of the line, or null if it has none, or several.</param>
public sealed record Preference(TariffLine Line, LineRate Rate, DutyRate? General)
{
    /// <summary>By how many percentage points the programme's rate is lower. Null where one of the two is more than a percentage of the value.</summary>
    public decimal? Depth => General?.PercentOfValue - Rate.Rate.PercentOfValue;
}
