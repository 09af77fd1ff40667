namespace TradeData;

/// <summary>A step of a staged reduction.</summary>
/// <param name="Year">The year of the agreement; year 1 begins with entry into force.</param>
/// <param name="Rate">The legal rate of that year, rounded as the party rounds.</param>
/// <param name="Effective">The days of that year; without an end if it is the last step.</param>
/// <param name="Arithmetic">The computation of the rate, in English.</param>
public sealed record StagedRate(int Year, DutyRate Rate, Period Effective, string Arithmetic);
