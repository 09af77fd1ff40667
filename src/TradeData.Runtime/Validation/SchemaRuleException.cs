namespace TradeData.Runtime;

/// <summary>A property was given a value that its schema does not allow.</summary>
public sealed class SchemaRuleException : ArgumentException
{
    internal SchemaRuleException(string message, string property, string keyword, string schemaLocation)
        : base(message, property)
    {
        Property = property;
        Keyword = keyword;
        SchemaLocation = schemaLocation;
    }

    /// <summary>What is wrong, as a sentence.</summary>
    public override string Message => SentenceOnly(base.Message);

    /// <summary>The property.</summary>
    public string Property { get; }

    /// <summary>The keyword of the schema that is broken, such as <c>minimum</c>.</summary>
    public string Keyword { get; }

    /// <summary>Where the keyword stands in the schema.</summary>
    public string SchemaLocation { get; }

    // The base class appends the parameter's name, which the sentence begins with already.
    private string SentenceOnly(string message)
    {
        int end = message.LastIndexOf($" (Parameter '{ParamName}')", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
