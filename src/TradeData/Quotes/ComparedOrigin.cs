namespace TradeData;

/// <summary>What the same goods pay when they originate in one of several partners.</summary>
public sealed class ComparedOrigin
{
    internal ComparedOrigin(TradePartner origin, Quote quote)
    {
        Origin = origin;
        Quote = quote;
    }

    /// <summary>Where the goods originate.</summary>
    public TradePartner Origin { get; }

    /// <summary>The whole answer.</summary>
    public Quote Quote { get; }

    /// <summary>The cheapest offer that such goods can always have if they fulfil its rules of origin. Null: there is none.</summary>
    public Offer? Best => (Quote as Quote.Offered)?.Best;
}
