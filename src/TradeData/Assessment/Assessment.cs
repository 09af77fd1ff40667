using TradeData.Runtime;

namespace TradeData;

/// <summary>The result of computing a duty: the duty, the inputs that are missing, or a rate that is not understood. The hierarchy is
/// closed.</summary>
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

    /// <summary>The conditions of the result, in the schedule's words, such as "under bond". Empty if there are none.</summary>
    public ValueList<string> Conditions { get; init; }

    /// <summary>Calls the function for this case.</summary>
    /// <param name="computed">The function for <see cref="Computed"/>.</param>
    /// <param name="incomplete">The function for <see cref="Incomplete"/>.</param>
    /// <param name="notUnderstood">The function for <see cref="NotUnderstood"/>.</param>
    public TResult Match<TResult>(Func<Computed, TResult> computed, Func<Incomplete, TResult> incomplete,
        Func<NotUnderstood, TResult> notUnderstood)
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

    /// <summary>A computed duty.</summary>
    public sealed record Computed : Assessment
    {
        /// <summary>The duty, rounded.</summary>
        public required Money Duty { get; init; }

        /// <summary>The duty before rounding.</summary>
        public required Money Exact { get; init; }

        /// <summary>The exact duty in percent of the customs value, with up to six decimals. Null if the customs value is unknown, zero, or
        /// in a currency that could not be converted.</summary>
        public Percent? AdValoremEquivalent { get; init; }
    }

    /// <summary>A duty that depends on missing inputs.</summary>
    public sealed record Incomplete : Assessment
    {
        /// <summary>The missing inputs, each once.</summary>
        public required ValueList<MissingInput> Missing { get; init; }
    }

    /// <summary>A rate that is not understood, or has a relevant part that is not. There is no amount, and it is not zero.</summary>
    public sealed record NotUnderstood : Assessment
    {
        /// <summary>The rate or the part.</summary>
        public required DutyRate Rate { get; init; }

        /// <summary>The reason.</summary>
        public required string Reason { get; init; }
    }
}
