using System.Globalization;

namespace TradeData.Runtime.Internal.Patterns;

/// <summary>The exception for a pattern of <see cref="PatternEngine.Backtracking"/> that took more than <see cref="Pattern.StepLimit"/>
/// steps on one text, so the result is unknown. Code that reads or validates JSON never throws it: an undecided text is rejected with an
/// error that says so.</summary>
public sealed class PatternTimeoutException : TimeoutException
{
    /// <summary>Creates an exception for an undecided pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="textLength">The length of the text in bytes of UTF-8.</param>
    public PatternTimeoutException(string pattern, int textLength)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"The pattern '{pattern}' was given up on a text of {textLength} bytes: it tries too many ways to match it."))
    {
        Pattern = pattern;
        TextLength = textLength;
    }

    /// <summary>Creates an exception for a text within a JSON text.</summary>
    /// <param name="timeout">The exception of the pattern.</param>
    /// <param name="at">The start of the string.</param>
    /// <param name="location">The address of the schema with the pattern, or empty if unknown.</param>
    /// <param name="keyword">The keyword in it.</param>
    internal PatternTimeoutException(PatternTimeoutException timeout, nint at, string location, string keyword)
        : this(timeout.Pattern, timeout.TextLength) =>
        (At, Location, Keyword) = (at, location, keyword);

    /// <summary>The pattern.</summary>
    public string Pattern { get; }

    /// <summary>The length of the text in bytes of UTF-8.</summary>
    public int TextLength { get; }

    internal nint At { get; }

    internal string Location { get; } = "";

    internal string Keyword { get; } = "pattern";
}
