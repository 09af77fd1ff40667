namespace TradeData.Runtime.Internal.Patterns.Engines;

/// <summary>Matches every text.</summary>
internal sealed class AlwaysMatcher : Matcher
{
    public override bool IsMatch(ReadOnlySpan<byte> text) => true;
}
