namespace TradeData.Runtime;

/// <summary>What the formats ask for, in words and by an example.</summary>
internal static class FormatWording
{
    public static string Describe(string format) => format switch
    {
        "date" => "a date such as 2019-09-25",
        "time" => "a time with an offset, such as 14:05:00Z",
        "date-time" => "a date and a time with an offset, such as 2019-09-25T14:05:00Z",
        "duration" => "a duration such as P15Y or PT36H",
        "email" or "idn-email" => "an e-mail address",
        "hostname" or "idn-hostname" => "a host name",
        "ipv4" => "an IPv4 address such as 192.0.2.1",
        "ipv6" => "an IPv6 address such as 2001:db8::1",
        "uri" or "iri" => "an absolute URI such as https://example.org/a",
        "uri-reference" or "iri-reference" => "a URI reference",
        "uri-template" => "a URI template such as /lines/{code}",
        "uuid" => "a UUID such as 123e4567-e89b-12d3-a456-426614174000",
        "json-pointer" => "a JSON Pointer such as /rates/0",
        "relative-json-pointer" => "a relative JSON Pointer such as 1/rates",
        "regex" => "a regular expression of ECMA-262",
        _ => $"of the format {format}",
    };
}
