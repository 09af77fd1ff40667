namespace TradeData.Runtime;

/// <summary>The side of a value to search for the closest row.</summary>
public enum Closest
{
    /// <summary>At the value, or else before it.</summary>
    AtOrBefore,

    /// <summary>At the value, or else after it.</summary>
    AtOrAfter,

    /// <summary>At the value, or else the nearer one of both sides; the one before it if both are as near.</summary>
    Nearest,
}
