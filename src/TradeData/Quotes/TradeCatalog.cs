namespace TradeData;

/// <content>Quotes.</content>
public sealed partial class TradeCatalog
{
    /// <summary>What goods of an origin pay in an importer's customs on a day: every rate that the catalog has for them, the cheapest first, each with its conditions and reasons, and how far the answer can be trusted.</summary>
    /// <param name="request">What is asked.</param>
    public Quote Quote(QuoteRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new QuoteComputation(this, request, explains: false).Quote();
    }
}
