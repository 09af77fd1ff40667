using System.Globalization;

namespace TradeData.Runtime.Patterns;

/// <summary>
/// A pattern of <see cref="PatternEngine.Backtracking"/> took more than <see cref="Pattern.StepLimit"/> steps on one text, so it is not known whether the text
/// matches.
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

    /// <summary>The pattern.</summary>
    public string Pattern { get; }

    /// <summary>The length of the text in bytes of UTF-8.</summary>
    public int TextLength { get; }
}
