namespace TradeData.Runtime.Internal.Json;

/// <summary>The total steps of several runs.</summary>
internal sealed class StepCounter
{
    /// <summary>See <see cref="ReadContext.Steps"/>.</summary>
    public long Steps { get; private set; }

    /// <summary>See <see cref="ReadContext.Judgements"/>.</summary>
    public long Judgements { get; private set; }

    public void Add(in ReadContext c) => (Steps, Judgements) = (Steps + c.Steps, Judgements + c.Judgements);
}
