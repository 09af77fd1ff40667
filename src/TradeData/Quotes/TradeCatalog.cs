namespace TradeData;

/// <content>Quotes.</content>
public sealed partial class TradeCatalog
{
    /// <summary>Quotes goods of an origin for an importer on a day: every rate in the catalog, the cheapest first, each with its
    /// conditions and reasons, and the coverage of the result.</summary>
    /// <param name="request">What is asked.</param>
    public Quote Quote(QuoteRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new QuoteComputation(this, request, explains: false).Quote();
    }
}
