namespace TradeData;

/// <summary>What computing a duty depends on besides the rate and the goods.</summary>
public sealed record AssessmentOptions
{
    /// <summary>The options that nothing was set in.</summary>
    public static AssessmentOptions Default { get; } = new();

    /// <summary>The day of importation, for exchange rates. Null: the latest rate.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Exchange rates. Null: there are none, and one that is needed is asked for.</summary>
    public IExchangeRates? ExchangeRates { get; init; }

    /// <summary>The currency to state the duty in. Null: the first one that the rate names, else that of the customs value.</summary>
    public CurrencyCode? Currency { get; init; }

    /// <summary>How the duty is rounded. Null: to the currency's smallest unit, a half upwards.</summary>
    public DutyRounding? Rounding { get; init; }

    /// <summary>The rate of the line that the goods fall under by their nature, for rates that refer to it. Null: it is asked for.</summary>
    public DutyRate? OwnRate { get; init; }

    /// <summary>The catalog with the tables of units and currencies. Null: the embedded one.</summary>
    public TradeCatalog? Catalog { get; init; }
}

/// <summary>The rounding of a duty.</summary>
/// <param name="Mode">What happens to what is dropped.</param>
/// <param name="To">The amount that the duty is a multiple of: 0.01 for cents, 1 for yen, 100 for hundreds of yen. Above zero.</param>
public sealed record DutyRounding(RoundingMode Mode, decimal To)
{
    /// <summary>Rounds an amount that is not negative.</summary>
    public decimal Apply(decimal amount)
    {
        decimal multiple = amount / To;
        return To * (Mode == RoundingMode.Truncate ? decimal.Truncate(multiple) : decimal.Round(multiple, MidpointRounding.AwayFromZero));
    }
}
