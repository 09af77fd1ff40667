namespace TradeData.Runtime;

/// <summary>How far a validation goes.</summary>
public sealed class ValidationOptions
{
    /// <summary>The deepest nesting that <see cref="MaxDepth"/> may allow: a thread's stack holds that many levels.</summary>
    public const int DeepestNesting = 1000;

    /// <summary>At most 100 errors, at most 64 levels of nesting.</summary>
    public static ValidationOptions Default { get; } = new();

    /// <summary>How many errors are listed before the rest is left out; the causes of an error are not counted. At least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxErrors
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 100;

    /// <summary>How many arrays and objects may lie within one another; a text that goes deeper is refused. From 1 to <see cref="DeepestNesting"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or above <see cref="DeepestNesting"/>.</exception>
    public int MaxDepth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, DeepestNesting);
            field = value;
        }
    } = 64;
}
