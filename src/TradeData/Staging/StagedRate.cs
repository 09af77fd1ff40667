namespace TradeData;

/// <summary>A step of a staged reduction as it applies.</summary>
/// <param name="Year">The agreement's year, 1 being the one that begins with entry into force.</param>
/// <param name="Rate">The legal rate of that year, rounded as the party rounds.</param>
/// <param name="Effective">The days of that year; without an end where the last step stays.</param>
/// <param name="Arithmetic">How the rate came about, in English.</param>
public sealed record StagedRate(int Year, DutyRate Rate, Period Effective, string Arithmetic);
