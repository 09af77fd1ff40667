namespace TradeData.Runtime.Patterns;

/// <summary>Why a text is no regular expression of ECMA-262.</summary>
/// <param name="Position">Where the fault is: an index into the pattern, in UTF-16 code units.</param>
/// <param name="Message">What is wrong there, as a sentence.</param>
public sealed record PatternSyntaxError(int Position, string Message);
