namespace TradeData;

/// <summary>Ranks offers: by duty if computed, else by percentage if the rate is nothing else. Offers with neither come next, and those
/// that are not understood last. Equal offers keep the order of the schedule.</summary>
internal sealed class OfferOrder : IComparer<Offer>
{
    public static OfferOrder Instance { get; } = new();

    public int Compare(Offer? x, Offer? y)
    {
        (int leftRank, decimal left) = Rank(x!);
        (int rightRank, decimal right) = Rank(y!);
        int byRank = leftRank.CompareTo(rightRank);
        return byRank != 0 ? byRank : left.CompareTo(right);
    }

    private static (int Rank, decimal Amount) Rank(Offer offer) => offer.Assessment switch
    {
        Assessment.Computed { Exact.Amount: var duty } => (0, duty),
        Assessment.Incomplete => offer.Rate.PercentOfValue is { } percent ? (1, percent) : (2, 0),
        _ => (3, 0),
    };
}
