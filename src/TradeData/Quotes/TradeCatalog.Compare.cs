using TradeData.Runtime;

namespace TradeData;

/// <content>Comparisons of origins.</content>
public sealed partial class TradeCatalog
{
    /// <summary>What the same goods pay from each of several origins.</summary>
    /// <param name="importer">Who imports: a partner's code, its two letters, or its English name.</param>
    /// <param name="code">The goods by a code of the importer's schedule, with or without dots.</param>
    /// <param name="on">The day of importation.</param>
    /// <param name="customsValue">The customs value in the currency of the importer's schedule, or null if it is not known.</param>
    /// <param name="origins">The origins, likewise.</param>
    /// <returns>One answer for each origin, the cheapest first; those without an offer come last. What is equal stays in the order in which it was asked.</returns>
    /// <exception cref="ArgumentException">A partner or the code is not one.</exception>
    public ValueList<ComparedOrigin> Compare(string importer, string code, DateOnly on, decimal? customsValue, params ReadOnlySpan<string> origins)
    {
        TradePartner into = PartnerOf(importer, nameof(importer));
        List<TradePartner> from = [];
        foreach (string origin in origins)
        {
            from.Add(PartnerOf(origin, nameof(origins)));
        }
        return Compare(RequestOf(into, into, code, on, customsValue), from);
    }

    /// <summary>What the goods of a request pay from each of several origins; the origin of the request itself does not count.</summary>
    /// <returns>One answer for each origin, the cheapest first; those without an offer come last. What is equal stays in the order in which it was asked.</returns>
    public ValueList<ComparedOrigin> Compare(QuoteRequest request, IEnumerable<TradePartner> origins)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(origins);
        return origins
            .Select(origin => new ComparedOrigin(origin, Quote(request with { Origin = origin.Id })))
            .OrderBy(static compared => compared.Best is null)
            .ThenBy(static compared => compared.Best, Comparer<Offer?>.Create(static (left, right) => left is null || right is null ? 0 : OfferOrder.Instance.Compare(left, right)))
            .ToValueList();
    }
}
