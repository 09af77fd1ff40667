namespace TradeData;

/// <summary>The options of an assessment as a value, so that a quote allocates none.</summary>
internal readonly struct AssessmentTerms(AssessmentOptions? options)
{
    public DateOnly? On { get; init; } = options?.On;

    public IExchangeRates? ExchangeRates { get; init; } = options?.ExchangeRates;

    public CurrencyCode? Currency { get; init; } = options?.Currency;

    public DutyRounding? Rounding { get; init; } = options?.Rounding;

    public DutyRate? OwnRate { get; init; } = options?.OwnRate;

    public TradeCatalog? Catalog { get; init; } = options?.Catalog;
}
