namespace TradeData.Runtime;

/// <summary>What a schema says of a value of a valid text: its title, its default, whether it is deprecated.</summary>
public sealed class ValidationAnnotation
{
    internal ValidationAnnotation(string keyword, string keywordLocation, string schemaLocation, RawJson value)
    {
        Keyword = keyword;
        KeywordLocation = keywordLocation;
        SchemaLocation = schemaLocation;
        Value = value;
    }

    /// <summary>Where in the instance: a JSON Pointer (RFC 6901), empty for the whole text.</summary>
    public string InstanceLocation { get; internal init; } = "";

    /// <summary>The keyword, such as <c>title</c>.</summary>
    public string Keyword { get; }

    /// <summary>The way from the root of the schema to the keyword through every reference that was followed: a JSON Pointer.</summary>
    public string KeywordLocation { get; }

    /// <summary>Where the keyword stands: the schema's own address and a JSON Pointer into it, as the fragment of a URI.</summary>
    public string SchemaLocation { get; }

    /// <summary>What the keyword says.</summary>
    public RawJson Value { get; }
}
