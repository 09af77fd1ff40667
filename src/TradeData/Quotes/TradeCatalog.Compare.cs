using TradeData.Runtime;

namespace TradeData;

/// <content>Comparisons of origins.</content>
public sealed partial class TradeCatalog
{
    /// <summary>Quotes the same goods for each of several origins.</summary>
    /// <param name="importer">The importer: a partner's code, its two letters, or its English name.</param>
    /// <param name="code">The goods, as a code of the importer's schedule, with or without dots.</param>
    /// <param name="on">The day of importation.</param>
    /// <param name="customsValue">The customs value in the currency of the importer's schedule, or null if it is not known.</param>
    /// <param name="origins">The origins, in the same forms as the importer.</param>
    /// <returns>One result for each origin, the cheapest first; those without an offer come last. Equal results keep the order of the
    /// origins.</returns>
    /// <exception cref="ArgumentException">A partner or the code is not valid.</exception>
    public ValueList<ComparedOrigin> Compare(string importer, string code, DateOnly on, decimal? customsValue,
        params ReadOnlySpan<string> origins)
    {
        TradePartner into = PartnerOf(importer, nameof(importer));
        List<TradePartner> from = [];
        foreach (string origin in origins)
        {
            from.Add(PartnerOf(origin, nameof(origins)));
        }
        return Compare(RequestOf(into, into, code, on, customsValue), from);
    }

    /// <summary>Quotes the goods of a request for each of several origins, in place of the request's own.</summary>
    /// <returns>One result for each origin, the cheapest first; those without an offer come last. Equal results keep the order of the
    /// origins.</returns>
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
