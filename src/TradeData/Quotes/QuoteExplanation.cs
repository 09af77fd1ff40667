using TradeData.Runtime;

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

/// <summary>The steps of an offer: given, or worded when they are first asked for.</summary>
internal readonly struct OfferSteps : IEquatable<OfferSteps>
{
    // An array of steps, or the explanation of the quote.
    private readonly object? _source;
    private readonly int _number;

    public OfferSteps(ValueList<ExplanationStep> given) => _source = given.ToArray();

    /// <summary>The steps of the offer with a number among those of a quote.</summary>
    public OfferSteps(QuoteExplanation quote, int number) => (_source, _number) = (quote, number);

    /// <summary>The same offer with its steps; null where they are given.</summary>
    public Offer? Explained => (_source as QuoteExplanation)?.Offers[_number];

    public ValueList<ExplanationStep> Value =>
        _source is ExplanationStep[] given ? ValueList<ExplanationStep>.FromTrusted(given) : Explained?.Explanation ?? default;

    public bool Equals(OfferSteps other) => ReferenceEquals(_source, other._source) && _number == other._number || Value == other.Value;

    public override bool Equals(object? obj) => obj is OfferSteps other && Equals(other);

    // An offer's other fields tell it from others well enough; no text is made for a hash.
    public override int GetHashCode() => 0;
}
