namespace TradeData;

/// <summary>
/// Ranks offers: by duty where it is computed, else by percentage where that is all the rate is; those of which neither is known come after, those not understood last. What is
/// equal stays in the order of the schedule.
/// </summary>
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
