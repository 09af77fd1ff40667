namespace TradeData;

/// <summary>Options of a quote.</summary>
public sealed record QuoteOptions
{
    /// <summary>Whether to refuse offers that may leave out a duty: a provision in force with a duty could apply to the origin, or is
    /// named by the line, but belongs to no recorded measure.</summary>
    public bool Strict { get; init; }

    /// <summary>The day of the known law. Rules made later for earlier days are left out. Null means that all recorded law
    /// counts.</summary>
    public DateOnly? KnownOn { get; init; }
}
