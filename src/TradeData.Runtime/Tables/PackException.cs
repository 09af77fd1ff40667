namespace TradeData.Runtime;

/// <summary>
/// A pack cannot be used: it is damaged, cut short, no pack at all, or made for another table or another edition of its schema.
/// The message says which; nothing of a damaged pack is ever handed out.
/// </summary>
public sealed class PackException : Exception
{
    /// <summary>Creates the exception with a general message.</summary>
    public PackException()
        : base("The pack cannot be used.")
    {
    }

    /// <summary>Creates the exception with the sentence that says what is wrong.</summary>
    public PackException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the sentence that says what is wrong, and what led to it.</summary>
    public PackException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
