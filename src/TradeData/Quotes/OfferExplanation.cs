namespace TradeData;

/// <summary>Explains one offer of a quote, by computing the quote again in words.</summary>
internal sealed class OfferExplanation(QuoteComputation quote)
{
    /// <summary>The number of the offer among those of the quote.</summary>
    public int Number { get; set; }

    /// <summary>The same offer with its steps.</summary>
    public Offer Offer => quote.Explained[Number];
}
