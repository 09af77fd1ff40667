using System.Globalization;

namespace TradeData.Runtime.Patterns;

/// <summary>
/// A pattern of <see cref="PatternEngine.Backtracking"/> took more than <see cref="Pattern.StepLimit"/> steps on one text, so it is not known whether the text
/// matches. Whoever reads or validates JSON never sees it: a text about which this cannot be told is refused, and the error says so.
/// </summary>
public sealed class PatternTimeoutException : TimeoutException
{
    /// <summary>An exception for a pattern that was given up.</summary>
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

    /// <summary>The same, for a text within a JSON text that is being read.</summary>
    /// <param name="timeout">What the pattern threw.</param>
    /// <param name="at">Where the string begins.</param>
    /// <param name="location">The address of the schema with the pattern; empty where that is not known.</param>
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
