namespace TradeData.Cli.Quotes;

/// <summary>The parts that several kinds of answers have.</summary>
internal static class QuoteParts
{
    /// <summary>Returns the line of the goods, or null for an answer without one.</summary>
    public static TariffLine? LineOf(Quote quote) => quote switch
    {
        Quote.Offered offered => offered.Line,
        Quote.NotUnderstood notUnderstood => notUnderstood.Line,
        Quote.NoRate noRate => noRate.Line,
        Quote.Refused refused => refused.Line,
        _ => null,
    };
}
