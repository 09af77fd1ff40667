using TradeData.Runtime;

namespace TradeData;

/// <content>Unions and blocs.</content>
public sealed partial record TradePartner
{
    /// <summary>Whether the partner is another one, or belongs to it on a day: France to the European Union, Australia to the
    /// CPTPP.</summary>
    /// <param name="other">The partner, union or bloc.</param>
    /// <param name="on">The day.</param>
    public bool IsOrBelongsTo(PartnerCode other, DateOnly on)
    {
        if (Id == other)
        {
            return true;
        }
        foreach (Membership membership in Memberships)
        {
            if (membership.Bloc == other && membership.From <= on && (membership.To is not { } to || on < to))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Returns the members of a union or bloc on a day, in the order of their codes: those of the CPTPP, or of the European
    /// Union.</summary>
    /// <param name="on">The day.</param>
    /// <param name="catalog">The catalog of the partner. Null means the embedded one.</param>
    public IEnumerable<TradePartner> MembersOn(DateOnly on, TradeCatalog? catalog = null) =>
        this.TradePartnersByMembershipsBloc(catalog ?? TradeCatalog.Default).Where(member => member.IsOrBelongsTo(Id, on)).OrderBy(static member => member.Id);

    /// <summary>Whether the partner is, or belongs to, one of several.</summary>
    internal bool IsOrBelongsToAny(ValueList<PartnerCode> others, DateOnly on)
    {
        foreach (PartnerCode other in others)
        {
            if (IsOrBelongsTo(other, on))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether the partner is a member of the World Trade Organization on a day. A member without a recorded day counts as
    /// one.</summary>
    internal bool IsWtoMemberOn(DateOnly on) => WtoMember && (WtoSince is not { } since || since <= on);

    /// <summary>The English name, and the code.</summary>
    internal string Called => Names.TryGetValue("en", out string? name) ? $"{name} ({Id})" : Id.ToString();
}
