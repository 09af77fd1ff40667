using TradeData.Runtime;

namespace TradeData;

/// <summary>Steps of a part of an offer that are given, or that are worded when they are first asked for: most quotes of many are never
/// explained.</summary>
/// <typeparam name="TPart">Which part.</typeparam>
internal readonly struct LaterSteps<TPart> : IEquatable<LaterSteps<TPart>>
    where TPart : struct, IOfferPart
{
    // An array of steps, or the offer that the part belongs to.
    private readonly object? _source;

    public LaterSteps(ValueList<ExplanationStep> given) => _source = given.IsEmpty ? null : given.ToArray();

    public LaterSteps(Offer whole) => _source = whole;

    /// <summary>Whether the steps are given already, or there are none.</summary>
    public bool AreGiven => _source is not Offer;

    /// <summary>The steps.</summary>
    public ValueList<ExplanationStep> Value => _source switch
    {
        null => default,
        ExplanationStep[] given => ValueList<ExplanationStep>.FromTrusted(given),
        Offer later => TPart.StepsOf(later.Explained),
        _ => throw new InvalidOperationException("Steps of an unknown kind."),
    };

    public bool Equals(LaterSteps<TPart> other) => ReferenceEquals(_source, other._source) || Value == other.Value;

    public override bool Equals(object? obj) => obj is LaterSteps<TPart> other && Equals(other);

    // A record's other fields tell it from others well enough; no text is made for a hash.
    public override int GetHashCode() => 0;
}

/// <summary>A part of an offer that can be explained.</summary>
internal interface IOfferPart
{
    /// <summary>The steps of this part of an offer.</summary>
    public static abstract ValueList<ExplanationStep> StepsOf(Offer offer);
}

/// <summary>The line's own rate.</summary>
internal readonly struct OwnRate : IOfferPart
{
    public static ValueList<ExplanationStep> StepsOf(Offer offer) => offer.Applicable.Steps;
}

/// <summary>The duty.</summary>
internal readonly struct Duty : IOfferPart
{
    public static ValueList<ExplanationStep> StepsOf(Offer offer) => offer.Assessment.Steps;
}
