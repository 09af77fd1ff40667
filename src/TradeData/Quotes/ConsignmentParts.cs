using TradeData.Runtime;

namespace TradeData;

/// <summary>Completes a consignment with what follows from the values of its parts.</summary>
internal static class ConsignmentParts
{
    // Products of numbers up to here are exact.
    private const decimal MostExact = 100_000_000_000_000;

    /// <summary>
    /// Returns the consignment with the value that remains beside parts with known values, the value of these parts together, and their
    /// share of each quantity, for all measures that are charged on such a rest.
    /// </summary>
    public static Consignment WithRests(Consignment goods, MeasureOutcome outcome)
    {
        foreach (CountedMeasure counted in outcome.Counted)
        {
            if (counted.IsOnRest && goods.CustomsValue is { } value && ValueOf(goods, counted.PartsTaken, value.Currency) is { } taken
                && taken <= value.Amount)
            {
                PartValue rest = new(CountedMeasure.RestBeside(counted.PartsTaken), new Money(value.Amount - taken, value.Currency));
                goods = goods with
                {
                    PartValues = counted.PartsTaken.Count == 1
                        ? [.. goods.PartValues, rest]
                        : [.. goods.PartValues, rest, new PartValue(CountedMeasure.Together(counted.PartsTaken), new Money(taken, value.Currency))],
                    Quantities = WithShares(goods, CountedMeasure.ShareOf(counted.PartsTaken), taken, value.Amount),
                };
            }
        }
        return goods;
    }

    /// <summary>The value of parts together. Null if one of them is not known in the currency.</summary>
    private static decimal? ValueOf(Consignment goods, List<string> parts, CurrencyCode currency)
    {
        decimal? sum = 0;
        foreach (string part in parts)
        {
            decimal? known = null;
            foreach (PartValue value in goods.PartValues)
            {
                known = string.Equals(value.Of, part, StringComparison.OrdinalIgnoreCase) && value.Value.Currency == currency ? value.Value.Amount : known;
            }
            sum += known;
        }
        return sum;
    }

    private static ValueList<Quantity> WithShares(Consignment goods, string share, decimal taken, decimal whole)
    {
        if (whole == 0 || goods.Quantities.IsEmpty)
        {
            return goods.Quantities;
        }
        List<Quantity> quantities = [.. goods.Quantities];
        foreach (Quantity quantity in goods.Quantities)
        {
            if (quantity.Of is null)
            {
                decimal part = quantity.Amount < MostExact && taken < MostExact ? quantity.Amount * taken / whole : quantity.Amount * (taken / whole);
                quantities.Add(quantity with { Amount = part, Of = share });
            }
        }
        return quantities.ToValueList();
    }
}
