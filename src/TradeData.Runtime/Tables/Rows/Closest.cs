namespace TradeData.Runtime;

/// <summary>On which side of a value the closest row is looked for.</summary>
public enum Closest
{
    /// <summary>At the value, or else before it.</summary>
    AtOrBefore,

    /// <summary>At the value, or else after it.</summary>
    AtOrAfter,

    /// <summary>At the value, or else where it is nearer; before it where both sides are as near.</summary>
    Nearest,
}
