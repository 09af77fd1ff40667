using System.Globalization;

namespace TradeData.Runtime;

/// <summary>One violation: where it is in the text, which rule it breaks, and what to do about it.</summary>
public sealed class ValidationError
{
    internal ValidationError(string keyword, string keywordLocation, string schemaLocation, string message)
    {
        Keyword = keyword;
        KeywordLocation = keywordLocation;
        SchemaLocation = schemaLocation;
        Message = message;
    }

    /// <summary>Where in the instance: a JSON Pointer (RFC 6901), empty for the whole text.</summary>
    public string InstanceLocation { get; internal init; } = "";

    /// <summary>
    /// The keyword that is broken, such as <c>minimum</c>; <c>syntax</c> where the text is not JSON at all, <c>depth</c> where it is nested too deeply;
    /// <c>steps</c> where the run took more than it may; empty where the schema <c>false</c> refuses the value.
    /// </summary>
    public string Keyword { get; }

    /// <summary>The way from the root of the schema to the keyword through every reference that was followed: a JSON Pointer.</summary>
    public string KeywordLocation { get; }

    /// <summary>Where the keyword stands: the schema's own address and a JSON Pointer into it, as the fragment of a URI.</summary>
    public string SchemaLocation { get; }

    /// <summary>The line in the text, from 1. A line ends with a line feed, a carriage return, or both.</summary>
    public int Line { get; internal init; } = 1;

    /// <summary>The column in the line, from 1, in UTF-16 code units, as editors and compilers count.</summary>
    public int Column { get; internal init; } = 1;

    /// <summary>How many bytes of UTF-8 precede the place.</summary>
    public long Offset { get; internal init; }

    /// <summary>The beginning of the JSON text at the place, at most 64 characters; absent where there is no value to show.</summary>
    public string? Value { get; internal init; }

    /// <summary>What is wrong, as a sentence that a person can act on.</summary>
    public string Message { get; }

    /// <summary>What was wrong in each of the alternatives, where this error says that none of them fits.</summary>
    public IReadOnlyList<ValidationError> Causes { get; internal init; } = [];

    /// <summary>The place and the message in one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"({Line},{Column}): {(InstanceLocation.Length == 0 ? "" : InstanceLocation + ": ")}{Message}");
}
