using System.Diagnostics;

namespace TradeData.Runtime.Internal.Formats;

/// <summary>A format of JSON Schema, from draft 4 to 2020-12, found by its name. A format checks the text of a JSON string, unescaped and
/// in UTF-8, in time linear in its length. The formats for dates, addresses and references allocate nothing.</summary>
[DebuggerDisplay("{Name,nq}")]
public sealed class Format
{
    private readonly FormatCheck _check;

    private Format(string name, string description, FormatCheck check)
    {
        Name = name;
        Description = description;
        _check = check;
    }

    /// <summary>All formats, in the order of the specification.</summary>
    public static ValueList<Format> All { get; } =
    [
        new("date-time", "a date and time as in 2019-08-21T09:30:00-04:00", DateTimeFormat.IsValid),
        new("date", "a date as in 2019-08-21", DateFormat.IsValid),
        new("time", "a time with its offset as in 09:30:00-04:00", TimeFormat.IsValid),
        new("duration", "a duration as in P180D", DurationFormat.IsValid),
        new("email", "an e-mail address as in desk@example.org", EmailFormat.IsValid),
        new("idn-email", "an e-mail address as in 貿易@example.org", IdnEmailFormat.IsValid),
        new("hostname", "a host name as in tariffs.example.org", HostnameFormat.IsValid),
        new("idn-hostname", "a host name as in 貿易.example.org", IdnHostnameFormat.IsValid),
        new("ipv4", "an IPv4 address as in 192.0.2.1", Ipv4Format.IsValid),
        new("ipv6", "an IPv6 address as in 2001:db8::1", Ipv6Format.IsValid),
        new("uri", "a URI as in https://example.org/tariffs?line=0201.30", UriFormat.IsValid),
        new("uri-reference", "a URI or a relative reference as in ../tariffs#beef", UriReferenceFormat.IsValid),
        new("iri", "an IRI as in https://example.org/関税", IriFormat.IsValid),
        new("iri-reference", "an IRI or a relative reference as in ../関税#牛肉", IriReferenceFormat.IsValid),
        new("uuid", "a UUID as in 2eb8aa08-aa98-41ea-b4aa-73b441d16380", UuidFormat.IsValid),
        new("uri-template", "a URI template as in https://example.org/lines/{code}", UriTemplateFormat.IsValid),
        new("json-pointer", "a JSON Pointer as in /rates/0/percent", JsonPointerFormat.IsValid),
        new("relative-json-pointer", "a relative JSON Pointer as in 1/percent", RelativeJsonPointerFormat.IsValid),
        new("regex", "a regular expression as in ^[0-9]{6}$", RegexFormat.IsValid),
    ];

    /// <summary>The name in the schema, such as <c>date-time</c>.</summary>
    public string Name { get; }

    /// <summary>The end of the sentence "… must be", with an example: <c>a date as in 2019-08-21</c>.</summary>
    public string Description { get; }

    /// <summary>Returns the format of a name, or null if JSON Schema does not define it. A validator then has nothing to check.</summary>
    public static Format? Find(string name)
    {
        foreach (Format format in All)
        {
            if (string.Equals(format.Name, name, StringComparison.Ordinal))
            {
                return format;
            }
        }
        return null;
    }

    /// <summary>Whether a text is of this format.</summary>
    /// <param name="utf8">The text of a JSON string, with its escapes resolved. Invalid UTF-8 never passes where it would matter.</param>
    public bool IsValid(ReadOnlySpan<byte> utf8) => _check(utf8);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>Checks a text.</summary>
internal delegate bool FormatCheck(ReadOnlySpan<byte> utf8);
