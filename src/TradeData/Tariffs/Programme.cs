namespace TradeData;

/// <summary>Whether goods of a partner can claim a programme.</summary>
public enum Eligibility
{
    /// <summary>They cannot.</summary>
    No,

    /// <summary>They can, if they fulfil its rules.</summary>
    Yes,

    /// <summary>The catalog does not record whose goods the programme is for.</summary>
    NotRecorded,
}

/// <content>Beneficiaries.</content>
public sealed partial record Programme
{
    /// <summary>
    /// Whether goods of a partner can claim the programme on a day: it, or a union or bloc that it belongs to on that day, is a beneficiary then. Of a programme for the
    /// least developed countries without recorded beneficiaries, the partner's own mark decides.
    /// </summary>
    public Eligibility EligibilityOf(TradePartner origin, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(origin);
        if (Beneficiaries is not { IsEmpty: false } beneficiaries)
        {
            return Kind == ProgrammeKind.Ldc ? (origin.Ldc ? Eligibility.Yes : Eligibility.No) : Eligibility.NotRecorded;
        }
        foreach (Beneficiary beneficiary in beneficiaries)
        {
            if ((beneficiary.From is not { } from || from <= on) && (beneficiary.To is not { } to || on < to) && origin.IsOrBelongsTo(beneficiary.Partner, on))
            {
                return Eligibility.Yes;
            }
        }
        return Eligibility.No;
    }

    /// <summary>The English name, and how the schedule writes it where that is another.</summary>
    internal string Called => Names.TryGetValue("en", out string? name) && name != Code ? $"{name} ({Code})" : Code;
}
