namespace TradeData;

public sealed partial record Programme
{
    /// <summary>Whether goods of a partner benefit on a day: the partner is named, or a union or bloc that it belongs to then.</summary>
    /// <param name="partner">Where the goods originate.</param>
    /// <param name="on">The day.</param>
    public bool Benefits(TradePartner partner, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(partner);
        return (Beneficiaries ?? []).Any(beneficiary =>
            (beneficiary.From is not { } from || on >= from) && (beneficiary.To is not { } to || on < to)
            && (beneficiary.Partner == partner.Id || partner.BelongsTo(beneficiary.Partner, on)));
    }
}

public sealed partial record TradePartner
{
    /// <summary>Whether the partner is a member of a union or bloc on a day.</summary>
    /// <param name="bloc">The union or bloc.</param>
    /// <param name="on">The day.</param>
    public bool BelongsTo(PartnerCode bloc, DateOnly on) =>
        (Memberships ?? []).Any(membership => membership.Bloc == bloc && on >= membership.From && (membership.To is not { } to || on < to));
}
