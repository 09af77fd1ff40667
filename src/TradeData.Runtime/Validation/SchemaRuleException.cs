namespace TradeData.Runtime;

/// <summary>The exception for a value given to a property that its schema does not allow.</summary>
public sealed class SchemaRuleException : ArgumentException
{
    internal SchemaRuleException(string message, string property, string keyword, string schemaLocation)
        : base(message, property)
    {
        Property = property;
        Keyword = keyword;
        SchemaLocation = schemaLocation;
    }

    /// <summary>The error, as a sentence.</summary>
    public override string Message => SentenceOnly(base.Message);

    /// <summary>The property.</summary>
    public string Property { get; }

    /// <summary>The violated keyword of the schema, such as <c>minimum</c>.</summary>
    public string Keyword { get; }

    /// <summary>The location of the keyword in the schema.</summary>
    public string SchemaLocation { get; }

    // The base class appends the parameter's name, which the sentence already begins with.
    private string SentenceOnly(string message)
    {
        int end = message.LastIndexOf($" (Parameter '{ParamName}')", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
