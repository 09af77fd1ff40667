namespace TradeData;

/// <content>Names.</content>
public sealed partial record MeasureProgramme
{
    /// <summary>The authority and the English name.</summary>
    internal string Called => $"{Authority} ({(Names.TryGetValue("en", out string? name) ? name : Id)})";
}
