namespace TradeData;

/// <summary>The result for goods that originate in one of several partners.</summary>
public sealed class ComparedOrigin
{
    internal ComparedOrigin(TradePartner origin, Quote quote)
    {
        Origin = origin;
        Quote = quote;
    }

    /// <summary>The origin of the goods.</summary>
    public TradePartner Origin { get; }

    /// <summary>The complete quote.</summary>
    public Quote Quote { get; }

    /// <summary>The cheapest offer for all such goods that fulfil its rules of origin, or null if there is none.</summary>
    public Offer? Best => (Quote as Quote.Offered)?.Best;
}
