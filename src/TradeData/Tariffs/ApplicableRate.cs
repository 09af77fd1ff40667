namespace TradeData;

/// <summary>A rate that goods of a partner may pay on a day, and where it stands.</summary>
/// <param name="Line">The row whose rate it is: the line that was asked for, or the nearest above it that has the column.</param>
/// <param name="Rate">The rate with its column, programme, quota side and conditions.</param>
/// <param name="Programme">The programme whose beneficiary the partner is; null for a rate for everyone.</param>
public sealed record ApplicableRate(TariffLine Line, LineRate Rate, Programme? Programme)
{
    /// <summary>Whether a safeguard has brought the rate about.</summary>
    public bool IsSafeguard => Rate.Safeguard is not null;
}
