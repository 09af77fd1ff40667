namespace TradeData.Runtime.Internal.Patterns.Engines;

/// <summary>Decides whether a text matches. Several threads may use it at once.</summary>
internal abstract class Matcher
{
    public abstract bool IsMatch(ReadOnlySpan<byte> text);

    /// <summary>The same within a number of steps, for a matcher that counts them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="stepsLeft">How many there are; then, how many are left.</param>
    public virtual bool IsMatch(ReadOnlySpan<byte> text, ref long stepsLeft) => IsMatch(text);
}
