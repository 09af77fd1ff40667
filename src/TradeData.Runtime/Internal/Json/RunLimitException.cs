namespace TradeData.Runtime.Internal.Json;

/// <summary>
/// A run has met one of its limits, and ends as a whole: a mere failure would be taken for a value that does not fit, by <c>not</c> for one that does.
/// It never leaves the library: the text is refused, and the report has this as an error.
/// </summary>
/// <param name="at">Where in the text.</param>
/// <param name="keyword">The limit: <c>depth</c> or <c>steps</c>.</param>
/// <param name="message">What the report says.</param>
internal sealed class RunLimitException(nint at, string keyword, string message) : Exception(message)
{
    public nint At { get; } = at;

    public string Keyword { get; } = keyword;
}
