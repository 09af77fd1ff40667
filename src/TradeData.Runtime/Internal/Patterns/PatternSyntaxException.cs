namespace TradeData.Runtime.Internal.Patterns;

/// <summary>The exception for a text that is not a regular expression of ECMA-262.</summary>
public sealed class PatternSyntaxException : FormatException
{
    /// <summary>Creates an exception for an error in a pattern.</summary>
    /// <param name="pattern">The invalid pattern.</param>
    /// <param name="error">The error; its sentence becomes the message.</param>
    public PatternSyntaxException(string pattern, PatternSyntaxError error)
        : base(error?.Message)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(error);
        Pattern = pattern;
        Position = error.Position;
    }

    /// <summary>The invalid pattern.</summary>
    public string Pattern { get; }

    /// <summary>The position of the error: an index into <see cref="Pattern"/>, in UTF-16 code units.</summary>
    public int Position { get; }
}
