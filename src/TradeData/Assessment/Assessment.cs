using TradeData.Runtime;

namespace TradeData;

/// <summary>What came of computing a duty: the duty, or what is missing for it, or that the rate is not understood. These are all the cases there are.</summary>
public abstract record Assessment
{
    private Assessment()
    {
    }

    /// <summary>The way to the answer, step by step.</summary>
    public ValueList<ExplanationStep> Steps
    {
        get => Later.Value;
        init => Later = new LaterSteps<Duty>(value);
    }

    internal LaterSteps<Duty> Later { get; set; }

    /// <summary>What must be fulfilled for the answer to hold, in the schedule's words, such as "under bond". Empty: nothing.</summary>
    public ValueList<string> Conditions { get; init; }

    /// <summary>Calls the function for the case that this is.</summary>
    /// <param name="computed">For <see cref="Computed"/>.</param>
    /// <param name="incomplete">For <see cref="Incomplete"/>.</param>
    /// <param name="notUnderstood">For <see cref="NotUnderstood"/>.</param>
    public TResult Match<TResult>(Func<Computed, TResult> computed, Func<Incomplete, TResult> incomplete, Func<NotUnderstood, TResult> notUnderstood)
    {
        ArgumentNullException.ThrowIfNull(computed);
        ArgumentNullException.ThrowIfNull(incomplete);
        ArgumentNullException.ThrowIfNull(notUnderstood);
        return this switch
        {
            Computed answer => computed(answer),
            Incomplete answer => incomplete(answer),
            NotUnderstood answer => notUnderstood(answer),
            _ => throw new InvalidOperationException("A case from outside the union."),
        };
    }

    /// <summary>The duty was computed.</summary>
    public sealed record Computed : Assessment
    {
        /// <summary>The duty, rounded.</summary>
        public required Money Duty { get; init; }

        /// <summary>The duty before it was rounded.</summary>
        public required Money Exact { get; init; }

        /// <summary>The exact duty in percent of the customs value, up to six decimals. Null where the customs value is not known, is zero, or is in a currency that could not be converted.</summary>
        public Percent? AdValoremEquivalent { get; init; }
    }

    /// <summary>Something that the duty depends on was not given.</summary>
    public sealed record Incomplete : Assessment
    {
        /// <summary>What, each thing once.</summary>
        public required ValueList<MissingInput> Missing { get; init; }
    }

    /// <summary>The rate, or a part of it that matters, is not understood. There is no amount, and it is not zero.</summary>
    public sealed record NotUnderstood : Assessment
    {
        /// <summary>The rate or the part.</summary>
        public required DutyRate Rate { get; init; }

        /// <summary>Why.</summary>
        public required string Reason { get; init; }
    }
}
