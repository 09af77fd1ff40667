namespace TradeData.Runtime.Patterns.Engines;

/// <summary>Decides whether a text matches. Safe to be used by several threads at once.</summary>
internal abstract class Matcher
{
    public abstract bool IsMatch(ReadOnlySpan<byte> text);
}
