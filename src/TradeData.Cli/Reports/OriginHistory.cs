using TradeData.Cli.Quotes;

namespace TradeData.Cli.Reports;

/// <summary>The answer for an origin on a day, in words and, if it is one, as a percentage.</summary>
/// <param name="IsKnown">Whether there is a rate that is understood.</param>
/// <param name="Percent">The rate in percent of the value, or null for a rate that is none, or no rate.</param>
/// <param name="Words">The rate, or why it is unknown.</param>
/// <param name="By">The column or programme.</param>
/// <param name="IsAtLeast">Whether a duty may be missing from it.</param>
internal sealed record OriginState(bool IsKnown, decimal? Percent, string Words, string By, bool IsAtLeast)
{
    public static OriginState Of(Quote quote)
    {
        if (quote is not Quote.Offered { Best: { } best })
        {
            return new OriginState(false, null, "unknown: " + QuoteWords.WithoutOffer(quote), "", false);
        }
        string by = QuoteWords.ColumnOf(best);
        if (!best.Rate.IsUnderstood)
        {
            return new OriginState(false, null, $"unknown: not understood: {best.Rate}", by, false);
        }
        bool isAtLeast = quote.Coverage.IsAtLeast;
        decimal? equivalent = best.Assessment.Match(computed => computed.AdValoremEquivalent?.Value, _ => null, _ => null);
        string words = (isAtLeast ? "at least " : "") + best.Rate;
        if (best.Rate.PercentOfValue is { } percent)
        {
            return new OriginState(true, percent, words, by, isAtLeast);
        }
        return new OriginState(true, equivalent, $"{words} ({QuoteWords.DutyOf(best.Assessment)})", by, isAtLeast);
    }
}

/// <summary>Days with the same answer.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="State">The answer.</param>
/// <param name="Notes">The limits of the answer on the first day.</param>
internal sealed record OriginStretch(DateOnly From, DateOnly To, OriginState State, IReadOnlyList<string> Notes);

/// <summary>The answers for an origin over time.</summary>
internal sealed record OriginHistory(IReadOnlyList<OriginStretch> Stretches)
{
    /// <summary>Quotes every day, because no list of days has all that can change an answer: editions, steps, seasons, measures, memberships.</summary>
    public static OriginHistory Of(TradeCatalog catalog, QuoteRequest request, DateOnly from, DateOnly to)
    {
        List<OriginStretch> stretches = [];
        for (DateOnly day = from; day <= to; day = day.AddDays(1))
        {
            Quote quote = catalog.Quote(request with { On = day });
            OriginState state = OriginState.Of(quote);
            if (stretches is [.., var last] && last.State == state)
            {
                stretches[^1] = last with { To = day };
            }
            else
            {
                stretches.Add(new OriginStretch(day, day, state, [.. QuoteWords.LimitsOf(quote)]));
            }
        }
        return new OriginHistory(stretches);
    }
}
