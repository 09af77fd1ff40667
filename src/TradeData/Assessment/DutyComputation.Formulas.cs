namespace TradeData;

/// <content>The formulas of <see cref="DutyFormulas"/>.</content>
internal ref partial struct DutyComputation
{
    private const string DegreesOfPolarization = "POLD";

    private decimal? OfFormula(DutyRate.Formula rate) => rate.Name switch
    {
        DutyFormulas.GatePriceDifference => OfPriceDifference(rate, "gatePrice", "factor", factorOfPrice: true),
        DutyFormulas.PriceLessValue => OfPriceDifference(rate, "price", "share", factorOfPrice: false),
        DutyFormulas.DegreeReduction => OfDegreeReduction(rate),
        _ => NotUnderstood(rate, $"There is no formula \"{rate.Name}\"."),
    };

    /// <summary>Computes a price times a factor less the value per unit, or a price less a share of the value; never below zero; times the
    /// quantity.</summary>
    private decimal? OfPriceDifference(DutyRate.Formula rate, string priceName, string factorName, bool factorOfPrice)
    {
        if (rate is not { Unit: { } unit, Currency: { } currency }
            || !rate.Parameters.TryGetValue(priceName, out decimal price) || !rate.Parameters.TryGetValue(factorName, out decimal factor))
        {
            return NotUnderstood(rate, $"The formula {rate.Name} needs a currency, a unit, {priceName} and {factorName}.");
        }
        decimal? quantity = FindQuantity(unit, null);
        if (consignment.CustomsValue is not { } value)
        {
            return Miss(new MissingInput.CustomsValue());
        }
        if (quantity is not { } units || Convert(value, currency) is not { } converted)
        {
            return null;
        }
        if (units == 0)
        {
            return 0;
        }
        string name = PlainRateWriter.UnitName(unit);
        decimal each = converted / units;
        decimal difference = factorOfPrice ? price * factor - each : price - factor * each;
        string terms = factorOfPrice ? $"{Number(price)} × {Number(factor)} − {Number(each)}" : $"{Number(price)} − {Number(factor)} × {Number(each)}";
        _steps.Add(ExplanationSubject.Arithmetic, $"{terms} = {Number(difference)} {currency}/{name}{(difference < 0 ? ", which counts as nothing" : "")}.");
        decimal duty = Math.Max(0, difference) * units;
        _steps.Add(ExplanationSubject.Arithmetic, $"Times {Number(units)} {name} = {Number(duty)} {currency}.");
        return Convert(new Money(duty, currency), _currency);
    }

    private decimal? OfDegreeReduction(DutyRate.Formula rate)
    {
        if (rate is not { Unit: { } unit, Currency: { } currency } || !rate.Parameters.TryGetValue("amount", out decimal amount)
            || !rate.Parameters.TryGetValue("reduction", out decimal reduction)
            || !rate.Parameters.TryGetValue("degrees", out decimal full))
        {
            return NotUnderstood(rate, $"The formula {rate.Name} needs a currency, a unit, amount, reduction and degrees.");
        }
        decimal? degrees = FindQuantity(DegreesOfPolarization, null);
        decimal? quantity = FindQuantity(unit, null);
        if (degrees is not { } read || quantity is not { } units)
        {
            return null;
        }
        decimal less = Math.Max(0, full - read);
        decimal each = Math.Max(0, amount - reduction * less);
        string name = PlainRateWriter.UnitName(unit);
        _steps.Add(ExplanationSubject.Arithmetic, $"{Number(amount)} − {Number(reduction)} × {Number(less)} degrees = {Number(each)} {currency}/{name}; times {Number(units)} {name} = {Number(each * units)} {currency}.");
        return Convert(new Money(each * units, currency), _currency);
    }
}
