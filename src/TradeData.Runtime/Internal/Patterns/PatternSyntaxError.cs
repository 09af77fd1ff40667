namespace TradeData.Runtime.Internal.Patterns;

/// <summary>The reason why a text is not a regular expression of ECMA-262.</summary>
/// <param name="Position">The position of the error: an index into the pattern, in UTF-16 code units.</param>
/// <param name="Message">The error, as a sentence.</param>
public sealed record PatternSyntaxError(int Position, string Message);
