namespace TradeData;

/// <content>Quotes.</content>
public sealed partial class TradeCatalog
{
    /// <summary>What goods of an origin pay in an importer's customs on a day: every legal rate, the cheapest first, each with its conditions and reasons.</summary>
    /// <param name="request">What is asked.</param>
    public Quote Quote(QuoteRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new QuoteComputation(this, request).Quote();
    }
}
