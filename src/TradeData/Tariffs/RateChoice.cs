using TradeData.Runtime;

namespace TradeData;

/// <summary>Chooses between rates as far as possible without knowing the goods.</summary>
internal static class RateChoice
{
    /// <summary>Returns the lesser of two rates, or a choice between them if they cannot be compared without the goods. A rate that is not
    /// understood stays in the choice, so that nothing is computed without it, unless the other one is free.</summary>
    public static DutyRate LesserOf(DutyRate left, DutyRate right)
    {
        if (left.PercentOfValue is { } leftPercent)
        {
            if (leftPercent == 0)
            {
                return left;
            }
            if (right.PercentOfValue is { } rightPercent)
            {
                return rightPercent < leftPercent ? right : left;
            }
        }
        if (right.PercentOfValue == 0)
        {
            return right;
        }
        return left.IsEquivalentTo(right) ? left : new DutyRate.LesserOf { Options = [.. OptionsOf(left), .. OptionsOf(right)] };
    }

    private static ValueList<DutyRate> OptionsOf(DutyRate rate) => rate is DutyRate.LesserOf lesser ? lesser.Options : [rate];
}
