namespace TradeData;

/// <summary>The inputs of computing a duty besides the rate and the goods.</summary>
public sealed record AssessmentOptions
{
    /// <summary>The default options.</summary>
    public static AssessmentOptions Default { get; } = new();

    /// <summary>The day of importation, for exchange rates. Null means the latest rate.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The exchange rates. Null means none; a rate that is needed is then a missing input.</summary>
    public IExchangeRates? ExchangeRates { get; init; }

    /// <summary>The currency of the duty. Null means the first currency in the rate, else that of the customs value.</summary>
    public CurrencyCode? Currency { get; init; }

    /// <summary>The rounding of the duty. Null means the currency's smallest unit, with halves rounded up.</summary>
    public DutyRounding? Rounding { get; init; }

    /// <summary>The rate of the line that the goods belong to by their nature, for rates that refer to it. Null makes it a missing
    /// input.</summary>
    public DutyRate? OwnRate { get; init; }

    /// <summary>The catalog with the tables of units and currencies. Null means the embedded one.</summary>
    public TradeCatalog? Catalog { get; init; }
}

/// <summary>The rounding of a duty.</summary>
/// <param name="Mode">The rounding mode.</param>
/// <param name="To">The amount that the duty is a multiple of: 0.01 for cents, 1 for yen, 100 for hundreds of yen. It is greater than
/// zero.</param>
public sealed record DutyRounding(RoundingMode Mode, decimal To)
{
    /// <summary>Rounds an amount that is not negative.</summary>
    public decimal Apply(decimal amount)
    {
        decimal multiple = amount / To;
        return To * (Mode == RoundingMode.Truncate ? decimal.Truncate(multiple) : decimal.Round(multiple, MidpointRounding.AwayFromZero));
    }
}
