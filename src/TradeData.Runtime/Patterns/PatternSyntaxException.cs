namespace TradeData.Runtime.Patterns;

/// <summary>A text was to be compiled as a pattern and is no regular expression of ECMA-262.</summary>
public sealed class PatternSyntaxException : FormatException
{
    /// <summary>An exception for a fault in a pattern.</summary>
    /// <param name="pattern">The text that is no pattern.</param>
    /// <param name="error">What is wrong with it; its sentence becomes the message.</param>
    public PatternSyntaxException(string pattern, PatternSyntaxError error)
        : base(error?.Message)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(error);
        Pattern = pattern;
        Position = error.Position;
    }

    /// <summary>The text that is no pattern.</summary>
    public string Pattern { get; }

    /// <summary>Where the fault is: an index into <see cref="Pattern"/>, in UTF-16 code units.</summary>
    public int Position { get; }
}
