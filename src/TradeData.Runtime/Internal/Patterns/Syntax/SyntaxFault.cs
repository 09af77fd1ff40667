namespace TradeData.Runtime.Internal.Patterns.Syntax;

/// <summary>The reason why a text is not a pattern.</summary>
/// <param name="position">The position, in UTF-16 code units from the start of the pattern.</param>
/// <param name="message">The error, as a sentence.</param>
internal sealed class SyntaxFault(int position, string message)
{
    public int Position { get; } = position;

    public string Message { get; } = message;
}
