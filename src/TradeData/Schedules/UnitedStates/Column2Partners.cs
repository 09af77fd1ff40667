namespace TradeData.Schedules.UnitedStates;

/// <summary>The partners without normal trade relations with the United States, whose goods pay the rates of column 2 (general note 3(b)
/// of the schedule). They are general knowledge: Cuba and North Korea in all years of the catalog, Belarus and Russia from 9 April
/// 2022.</summary>
internal static class Column2Partners
{
    private static readonly (PartnerCode Partner, DateOnly From)[] s_partners =
    [
        (PartnerCode.Parse("CUB"), DateOnly.MinValue),
        (PartnerCode.Parse("PRK"), DateOnly.MinValue),
        (PartnerCode.Parse("BLR"), new DateOnly(2022, 4, 9)),
        (PartnerCode.Parse("RUS"), new DateOnly(2022, 4, 9)),
    ];

    /// <summary>Whether goods of the partner pay the rates of column 2 on a day.</summary>
    public static bool Has(TradePartner origin, DateOnly on)
    {
        foreach ((PartnerCode partner, DateOnly from) in s_partners)
        {
            if (partner == origin.Id)
            {
                return from <= on;
            }
        }
        return false;
    }
}
