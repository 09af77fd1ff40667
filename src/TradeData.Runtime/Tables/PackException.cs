namespace TradeData.Runtime;

/// <summary>The exception for an unusable pack: it is damaged, truncated, not a pack, or made for another table or another edition of its
/// schema. The message names the reason. No data of a damaged pack is ever returned.</summary>
public sealed class PackException : Exception
{
    /// <summary>Creates the exception with a general message.</summary>
    public PackException()
        : base("The pack cannot be used.")
    {
    }

    /// <summary>Creates the exception with a sentence about the error.</summary>
    public PackException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a sentence about the error, and its cause.</summary>
    public PackException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
