namespace TradeData;

/// <content>What is known of the goods, converted into what a rate asks for.</content>
internal ref partial struct DutyComputation
{
    private readonly Money? FindPart(string of)
    {
        foreach (PartValue part in consignment.PartValues)
        {
            if (string.Equals(part.Of, of, StringComparison.OrdinalIgnoreCase))
            {
                return part.Value;
            }
        }
        return null;
    }

    /// <summary>Returns the quantity in a unit: as given, or converted from another unit of the same dimension, or reported as
    /// missing.</summary>
    private decimal? FindQuantity(string unit, string? of)
    {
        foreach (Quantity quantity in consignment.Quantities)
        {
            if (quantity.Unit == unit && string.Equals(quantity.Of, of, StringComparison.OrdinalIgnoreCase))
            {
                return quantity.Amount;
            }
        }
        Unit? wanted = Catalog.Units.Find(unit);
        foreach (Quantity quantity in consignment.Quantities)
        {
            if (string.Equals(quantity.Of, of, StringComparison.OrdinalIgnoreCase)
                && Catalog.Units.Find(quantity.Unit) is { Factor: { } factor } given
                && wanted is { Factor: { } wantedFactor } && given.Dimension == wanted.Dimension)
            {
                decimal converted = quantity.Amount * factor / wantedFactor;
                _steps.Add(ExplanationSubject.Conversion, $"{Number(quantity.Amount)} {PlainRateWriter.UnitName(quantity.Unit)} = {Number(converted)} {PlainRateWriter.UnitName(unit)}.");
                return converted;
            }
        }
        return Miss(new MissingInput.QuantityIn(unit, of));
    }

    private decimal? Convert(Money money, CurrencyCode to)
    {
        if (money.Currency == to)
        {
            return money.Amount;
        }
        bool isNew = _exchange?.ContainsKey((money.Currency, to)) != true;
        if (FindExchange(money.Currency, to) is not { } exchange)
        {
            return Miss(new MissingInput.RateOfExchange(money.Currency, to, options.On));
        }
        decimal converted = money.Amount * exchange.Rate;
        if (isNew)
        {
            _steps.Add(ExplanationSubject.Conversion, $"1 {money.Currency} = {Number(exchange.Rate)} {to} on {exchange.On:yyyy-MM-dd} ({exchange.Source}).");
        }
        _steps.Add(ExplanationSubject.Conversion, $"{money} = {Number(converted)} {to}.");
        return converted;
    }

    private ExchangeRate? FindExchange(CurrencyCode from, CurrencyCode to)
    {
        if (from == to)
        {
            return new ExchangeRate(1, options.On ?? default, "");
        }
        if (!(_exchange ??= []).TryGetValue((from, to), out ExchangeRate? exchange))
        {
            exchange = options.ExchangeRates is { } rates && rates.TryFind(from, to, options.On, out ExchangeRate found) ? found : null;
            _exchange.Add((from, to), exchange);
        }
        return exchange;
    }
}
