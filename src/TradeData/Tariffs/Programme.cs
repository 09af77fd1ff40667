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
    /// <summary>The key that stands for every programme of a schedule, for a rate that names none.</summary>
    internal const string Any = "ANY";

    /// <summary>
    /// Whether goods of a partner can claim the programme on a day: it, or a union or bloc that it belongs to on that day, is a beneficiary then. Of a programme for the
    /// least developed countries without recorded beneficiaries, the partner's own mark decides.
    /// </summary>
    public Eligibility EligibilityOf(TradePartner origin, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(origin);
        if (Beneficiaries.IsEmpty)
        {
            return Kind == ProgrammeKind.Ldc ? (origin.Ldc ? Eligibility.Yes : Eligibility.No) : Eligibility.NotRecorded;
        }
        foreach (Beneficiary beneficiary in Beneficiaries)
        {
            if ((beneficiary.From is not { } from || from <= on) && (beneficiary.To is not { } to || on < to) && origin.IsOrBelongsTo(beneficiary.Partner, on))
            {
                return Eligibility.Yes;
            }
        }
        return Eligibility.No;
    }

    /// <summary>The lines that have a rate of the programme on a day, in the order of the catalog, each beside its general rate.</summary>
    /// <param name="on">The day.</param>
    /// <param name="catalog">The catalog that the programme is from. Null: the embedded one.</param>
    public IEnumerable<Preference> PreferencesOn(DateOnly on, TradeCatalog? catalog = null)
    {
        TradeCatalog trade = catalog ?? TradeCatalog.Default;
        DateOnly day = on;
        return
            from line in this.TariffLinesByRatesProgramme(trade)
            where line.Effective.Contains(day)
            from rate in line.Rates
            where rate.Programme == Id && rate.HoldsOn(day)
            select new Preference(line, rate, GeneralOf(trade, line, day));
    }

    private static DutyRate? GeneralOf(TradeCatalog catalog, TariffLine line, DateOnly on) =>
        LineColumns.Of(catalog, line, on).Find(column => column.Column == RateColumn.General)?.Rates.FindAll(rate => rate.HoldsOn(on)) is [var only] ? only.Rate : null;

    /// <summary>The English name, and how the schedule writes it where that is another.</summary>
    internal string Called => Names.TryGetValue("en", out string? name) && name != Code ? $"{name} ({Code})" : Code;
}
