namespace TradeData.Runtime.Patterns.Syntax;

/// <summary>Why a text is no pattern.</summary>
/// <param name="position">Where, in UTF-16 code units from the start of the pattern.</param>
/// <param name="message">What is wrong there, as a sentence.</param>
internal sealed class SyntaxFault(int position, string message)
{
    public int Position { get; } = position;

    public string Message { get; } = message;
}
