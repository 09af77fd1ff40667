namespace TradeData;

/// <summary>The eligibility of a partner's goods for a programme.</summary>
public enum Eligibility
{
    /// <summary>The goods are not eligible.</summary>
    No,

    /// <summary>The goods are eligible if they fulfil its rules.</summary>
    Yes,

    /// <summary>The catalog does not record the programme's beneficiaries.</summary>
    NotRecorded,
}

/// <content>Beneficiaries.</content>
public sealed partial record Programme
{
    /// <summary>The key for every programme of a schedule, for a rate that names none.</summary>
    internal const string Any = "ANY";

    /// <summary>Returns whether goods of a partner are eligible for the programme on a day. The partner, or a union or bloc that it belongs
    /// to on that day, must be a beneficiary then. For a programme for least developed countries without recorded beneficiaries, the
    /// partner's own mark decides.</summary>
    public Eligibility EligibilityOf(TradePartner origin, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(origin);
        if (Beneficiaries.IsEmpty)
        {
            return Kind == ProgrammeKind.Ldc ? (origin.Ldc ? Eligibility.Yes : Eligibility.No) : Eligibility.NotRecorded;
        }
        foreach (Beneficiary beneficiary in Beneficiaries)
        {
            if ((beneficiary.From is not { } from || from <= on) && (beneficiary.To is not { } to || on < to)
                && origin.IsOrBelongsTo(beneficiary.Partner, on))
            {
                return Eligibility.Yes;
            }
        }
        return Eligibility.No;
    }

    /// <summary>Returns the lines with a rate of the programme on a day, in the order of the catalog, each beside its general
    /// rate.</summary>
    /// <param name="on">The day.</param>
    /// <param name="catalog">The catalog of the programme. Null means the embedded one.</param>
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

    /// <summary>The English name, followed by the schedule's own name if it differs.</summary>
    internal string Called => Names.TryGetValue("en", out string? name) && name != Code ? $"{name} ({Code})" : Code;
}
