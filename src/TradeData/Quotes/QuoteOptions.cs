namespace TradeData;

/// <summary>How a quote is made.</summary>
public sealed record QuoteOptions
{
    /// <summary>
    /// Whether offers are refused where they may leave out a duty: where a provision of the schedule that is in force, could be for the origin and carries a duty belongs to no recorded
    /// measure, or where the line names such a provision.
    /// </summary>
    public bool Strict { get; init; }

    /// <summary>The day whose knowledge counts: rules that were made later for days before are left out. Null: all that is recorded counts.</summary>
    public DateOnly? KnownOn { get; init; }
}
