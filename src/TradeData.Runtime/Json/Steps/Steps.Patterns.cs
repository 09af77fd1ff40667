using TradeData.Runtime.Patterns;

namespace TradeData.Runtime.Json;

public static partial class Steps
{
    /// <summary>Whether a property's name matches an expression of <c>patternProperties</c>.</summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="p">The start of the text.</param>
    /// <param name="name">The opening quote of the name.</param>
    public static bool NameMatches(Pattern pattern, ref byte p, nint name)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        byte[]? rented = null;
        bool matches = pattern.IsMatch(Name(ref p, name, ref rented, out _));
        JsonText.Return(rented);
        return matches;
    }
}
