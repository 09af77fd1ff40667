using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TradeData.Runtime;

/// <summary>An object of the standard output formats: an error, an annotation, or a schema with several errors.</summary>
internal sealed record OutputUnit(bool IsValid, string KeywordLocation, string SchemaLocation, string InstanceLocation)
{
    /// <summary>The characters that a URI's fragment need not escape (RFC 3986, 3.5).</summary>
    private static readonly SearchValues<char> s_inFragments = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?");

    public string? Error { get; init; }

    public RawJson? Annotation { get; init; }

    public IReadOnlyList<OutputUnit> Errors { get; init; } = [];

    public static OutputUnit Of(ValidationAnnotation annotation) =>
        new(IsValid: true, annotation.KeywordLocation, annotation.SchemaLocation, annotation.InstanceLocation) { Annotation = annotation.Value };

    /// <summary>Returns all errors one after the other, each followed by its causes.</summary>
    public static IReadOnlyList<OutputUnit> List(IEnumerable<ValidationError> errors) => [.. errors.SelectMany(error => List(error.Causes).Prepend(Of(error)))];

    /// <summary>Returns errors that contain their causes. Errors of one schema about one value are grouped below that schema, except those
    /// of the root.</summary>
    public static IReadOnlyList<OutputUnit> Tree(IEnumerable<ValidationError> errors)
    {
        List<OutputUnit> units = [];
        foreach (IGrouping<OutputUnit, OutputUnit> schema in errors.GroupBy(SchemaOf, error => Of(error) with { Errors = Tree(error.Causes) }))
        {
            OutputUnit[] own = [.. schema];
            if (own.Length == 1 || schema.Key.KeywordLocation.Length == 0)
            {
                units.AddRange(own);
            }
            else
            {
                units.Add(schema.Key with { Errors = own });
            }
        }
        return units;
    }

    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<OutputUnit> units)
    {
        if (units.Count == 0)
        {
            return;
        }
        writer.WriteStartArray(name);
        foreach (OutputUnit unit in units)
        {
            unit.WriteTo(writer);
        }
        writer.WriteEndArray();
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("valid"u8, IsValid);
        writer.WriteString("keywordLocation"u8, KeywordLocation);
        writer.WriteString("absoluteKeywordLocation"u8, AsUri(SchemaLocation));
        writer.WriteString("instanceLocation"u8, InstanceLocation);
        if (Error is not null)
        {
            writer.WriteString("error"u8, Error);
        }
        if (Annotation is { } annotation)
        {
            writer.WritePropertyName("annotation"u8);
            annotation.WriteTo(writer);
        }
        Write(writer, "errors"u8, Errors);
        writer.WriteEndObject();
    }

    /// <summary>The location with its JSON Pointer written as a URI's fragment: what a fragment cannot have is percent-encoded.</summary>
    private static string AsUri(string location)
    {
        int fragment = location.IndexOf('#', StringComparison.Ordinal) + 1;
        if (fragment == 0 || location.AsSpan(fragment).IndexOfAnyExcept(s_inFragments) < 0)
        {
            return location;
        }
        StringBuilder uri = new(location, 0, fragment, 2 * location.Length);
        foreach (byte unit in Encoding.UTF8.GetBytes(location[fragment..]))
        {
            _ = unit < 0x80 && s_inFragments.Contains((char)unit) ? uri.Append((char)unit) : uri.Append(CultureInfo.InvariantCulture, $"%{unit:X2}");
        }
        return uri.ToString();
    }

    private static OutputUnit Of(ValidationError error) =>
        new(IsValid: false, error.KeywordLocation, error.SchemaLocation, error.InstanceLocation) { Error = error.Message };

    // The schema that contains a keyword.
    private static OutputUnit SchemaOf(ValidationError error) =>
        new(IsValid: false, Without(error.KeywordLocation, error.Keyword), Without(error.SchemaLocation, error.Keyword), error.InstanceLocation);

    private static string Without(string location, string keyword) =>
        keyword.Length > 0 && location.EndsWith("/" + keyword, StringComparison.Ordinal) ? location[..^(keyword.Length + 1)] : location;
}
