using System.Collections.Concurrent;
using TradeData.Runtime;

namespace TradeData;

/// <summary>Replaces the reference to a line's own rate by that rate.</summary>
internal static class RateSubstitution
{
    private const int MostKept = 4096;

    // The sums of percentages are few, and quotes ask for the same ones again and again.
    private static readonly ConcurrentDictionary<decimal, DutyRate.AdValorem> s_percentages = new();

    /// <summary>
    /// The rate with the line's own where it refers to it: "the duty of the line + 25 %" over 2.5 % is 27.5 %. What adds to a percentage of
    /// the customs value is added to the percentage; anything else becomes a sum. References to lines by name stay.
    /// </summary>
    public static DutyRate Replace(DutyRate rate, DutyRate own) => rate switch
    {
        DutyRate.Reference { Targets.IsEmpty: true, Spans.IsEmpty: true } reference => Adjust(own, reference.Adjustment ?? 0),
        DutyRate.Compound compound => Sum(compound.Parts, own),
        DutyRate.GreaterOf greater => new DutyRate.GreaterOf { Options = Replace(greater.Options, own) },
        DutyRate.LesserOf lesser => new DutyRate.LesserOf { Options = Replace(lesser.Options, own) },
        DutyRate.Bounded bounded => new DutyRate.Bounded
        {
            Inner = Replace(bounded.Inner, own),
            Min = bounded.Min is null ? null : Replace(bounded.Min, own),
            Max = bounded.Max is null ? null : Replace(bounded.Max, own),
        },
        _ => rate,
    };

    /// <summary>The rate with percentage points of the customs value added to it, or taken off.</summary>
    public static DutyRate Adjust(DutyRate own, decimal percent)
    {
        if (percent == 0)
        {
            return own;
        }
        if (own.PercentOfValue is { } known)
        {
            decimal sum = Math.Max(0, known + percent);
            return sum == 0 ? new DutyRate.Free() : PercentageOf(sum);
        }
        return percent > 0
            ? new DutyRate.Compound { Parts = [.. PartsOf(own), new DutyRate.AdValorem { Percent = new Percent(percent) }] }
            : new DutyRate.Unparsed { Raw = own.RawText ?? own.ToString(), Reason = "A percentage is taken off a duty that is none itself." };
    }

    /// <summary>The sum of two rates; what is free adds nothing.</summary>
    public static DutyRate Add(DutyRate own, DutyRate rate)
    {
        if (own is DutyRate.Free { Condition: null })
        {
            return rate;
        }
        ReadOnlySpan<DutyRate> parts = PartsOf(own).AsSpan();
        ReadOnlySpan<DutyRate> more = PartsOf(rate).AsSpan();
        DutyRate[] sum = new DutyRate[parts.Length + more.Length];
        parts.CopyTo(sum);
        more.CopyTo(sum.AsSpan(parts.Length));
        return new DutyRate.Compound { Parts = ValueList<DutyRate>.FromTrusted(sum) };
    }

    /// <summary>The share of a rate that falls on a part of the goods, in proportion to its value. Null for a rate that may differ from
    /// part to part.</summary>
    /// <param name="rate">The rate of the whole.</param>
    /// <param name="part">The part, for percentages of its value.</param>
    /// <param name="share">The part's share of a quantity, for amounts per quantity.</param>
    public static DutyRate? Share(DutyRate rate, string part, string share) => rate switch
    {
        DutyRate.Free => rate,
        DutyRate.AdValorem { Base: null } percentage => percentage with { Base = part, Raw = null },
        DutyRate.Specific { Base: null } specific => specific with { Base = share, Raw = null },
        DutyRate.Compound compound => Shares(compound.Parts, part, share) is { } parts ? new DutyRate.Compound { Parts = parts } : null,
        DutyRate.GreaterOf greater => Shares(greater.Options, part, share) is { } options ? new DutyRate.GreaterOf { Options = options } : null,
        DutyRate.LesserOf lesser => Shares(lesser.Options, part, share) is { } options ? new DutyRate.LesserOf { Options = options } : null,
        _ => null,
    };

    private static ValueList<DutyRate>? Shares(ValueList<DutyRate> rates, string part, string share)
    {
        DutyRate[] shares = new DutyRate[rates.Count];
        for (int i = 0; i < shares.Length; i++)
        {
            if (Share(rates[i], part, share) is not { } own)
            {
                return null;
            }
            shares[i] = own;
        }
        return ValueList<DutyRate>.FromTrusted(shares);
    }

    private static DutyRate.AdValorem PercentageOf(decimal percent)
    {
        if (!s_percentages.TryGetValue(percent, out DutyRate.AdValorem? known))
        {
            known = new DutyRate.AdValorem { Percent = new Percent(percent) };
            if (s_percentages.Count < MostKept)
            {
                s_percentages[percent] = known;
            }
        }
        return known;
    }

    private static DutyRate Sum(ValueList<DutyRate> parts, DutyRate own)
    {
        List<DutyRate> sum = [];
        foreach (DutyRate part in Replace(parts, own))
        {
            sum.AddRange(PartsOf(part).ToArray());
        }
        sum.RemoveAll(part => sum.Count > 1 && part is DutyRate.Free { Condition: null });
        return sum is [var single] ? single : new DutyRate.Compound { Parts = sum.ToValueList() };
    }

    private static ValueList<DutyRate> Replace(ValueList<DutyRate> rates, DutyRate own)
    {
        DutyRate[] replaced = new DutyRate[rates.Count];
        for (int i = 0; i < replaced.Length; i++)
        {
            replaced[i] = Replace(rates[i], own);
        }
        return ValueList<DutyRate>.FromTrusted(replaced);
    }

    private static ValueList<DutyRate> PartsOf(DutyRate rate) => rate is DutyRate.Compound compound ? compound.Parts : [rate];
}
