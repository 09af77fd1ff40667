namespace TradeData.Runtime;

/// <summary>
/// A hierarchical code, such as one of goods, whose values below a prefix are one range of its order. A type that <c>x-scalar</c> declares with the key <c>code</c> implements
/// it, so that a query can ask for what lies under a code.
/// </summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface ICode<TSelf>
    where TSelf : ICode<TSelf>
{
    /// <summary>Gets the first and the last code that begin with a prefix, however many there are.</summary>
    /// <param name="prefix">The beginning of a code, without points, hyphens and spaces; the empty one is that of all codes.</param>
    /// <param name="first">The first one.</param>
    /// <param name="last">The last one.</param>
    /// <returns>False where no code begins so.</returns>
    public static abstract bool TryGetRange(string prefix, out TSelf first, out TSelf last);
}
