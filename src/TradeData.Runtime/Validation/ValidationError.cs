using System.Globalization;

namespace TradeData.Runtime;

/// <summary>A violation: its place in the text, the violated rule, and how to correct it.</summary>
public sealed class ValidationError
{
    internal ValidationError(string keyword, string keywordLocation, string schemaLocation, string message)
    {
        Keyword = keyword;
        KeywordLocation = keywordLocation;
        SchemaLocation = schemaLocation;
        Message = message;
    }

    /// <summary>The place in the instance: a JSON Pointer (RFC 6901), empty for the whole text.</summary>
    public string InstanceLocation { get; internal init; } = "";

    /// <summary>
    /// The keyword that is broken, such as <c>minimum</c>; <c>syntax</c> where the text is not JSON at all, <c>depth</c> where it is nested too deeply;
    /// <c>steps</c> where the run took more than it may; empty where the schema <c>false</c> refuses the value.
    /// </summary>
    public string Keyword { get; }

    /// <summary>The path from the root of the schema to the keyword through every reference followed: a JSON Pointer.</summary>
    public string KeywordLocation { get; }

    /// <summary>The location of the keyword: the schema's own address, with a JSON Pointer as the fragment of the URI.</summary>
    public string SchemaLocation { get; }

    /// <summary>The line in the text, from 1. A line ends with a line feed, a carriage return, or both.</summary>
    public int Line { get; internal init; } = 1;

    /// <summary>The column in the line, from 1, in UTF-16 code units, as editors and compilers count.</summary>
    public int Column { get; internal init; } = 1;

    /// <summary>The number of UTF-8 bytes before the place.</summary>
    public long Offset { get; internal init; }

    /// <summary>The start of the JSON text at the place, at most 64 characters, or null if there is no value to show.</summary>
    public string? Value { get; internal init; }

    /// <summary>The error, as a sentence that tells how to correct it.</summary>
    public string Message { get; }

    /// <summary>The errors of each alternative, if this error says that no alternative matches.</summary>
    public IReadOnlyList<ValidationError> Causes { get; internal init; } = [];

    /// <summary>Returns the place and the message in one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"({Line},{Column}): {(InstanceLocation.Length == 0 ? "" : InstanceLocation + ": ")}{Message}");
}
