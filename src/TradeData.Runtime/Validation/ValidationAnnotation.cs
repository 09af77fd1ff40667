namespace TradeData.Runtime;

/// <summary>An annotation of a value in a valid text: its title, its default, whether it is deprecated.</summary>
public sealed class ValidationAnnotation
{
    internal ValidationAnnotation(string keyword, string keywordLocation, string schemaLocation, RawJson value)
    {
        Keyword = keyword;
        KeywordLocation = keywordLocation;
        SchemaLocation = schemaLocation;
        Value = value;
    }

    /// <summary>The place in the instance: a JSON Pointer (RFC 6901), empty for the whole text.</summary>
    public string InstanceLocation { get; internal init; } = "";

    /// <summary>The keyword, such as <c>title</c>.</summary>
    public string Keyword { get; }

    /// <summary>The path from the root of the schema to the keyword through every reference followed: a JSON Pointer.</summary>
    public string KeywordLocation { get; }

    /// <summary>The location of the keyword: the schema's own address, with a JSON Pointer as the fragment of the URI.</summary>
    public string SchemaLocation { get; }

    /// <summary>The value of the keyword.</summary>
    public RawJson Value { get; }
}
