namespace TradeData;

/// <summary>Explains the offers of a quote, by computing it again in words.</summary>
internal sealed class QuoteExplanation(TradeCatalog catalog, QuoteRequest request)
{
    private Offer[]? _offers;

    /// <summary>The same offers with their steps.</summary>
    public Offer[] Offers => _offers ??= new QuoteComputation(catalog, request, explains: true).Quote() switch
    {
        Quote.Offered offered => offered.Offers.ToArray(),
        Quote.NotUnderstood notUnderstood => notUnderstood.Offers.ToArray(),
        _ => throw new InvalidOperationException("Only offers are explained."),
    };
}

/// <summary>Explains one offer of a quote.</summary>
internal sealed class OfferExplanation(QuoteExplanation quote)
{
    /// <summary>The number of the offer among those of the quote.</summary>
    public int Number { get; set; }

    /// <summary>The same offer with its steps.</summary>
    public Offer Offer => quote.Offers[Number];
}
