using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Model;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class FormatKeyword() : Keyword("format", KeywordGroup.Format, Dialect.All,
    "a string has this form, if the project asserts it, if it has a C# type, or by the meta-schema's vocabulary",
    "`DateOnly`, `IsoTime`, `IsoDateTime`, `IsoDuration`, `Uuid`, `UriText`")
{
    /// <summary>The formats of JSON Schema, of all editions.</summary>
    public static readonly string[] Known =
    [
        "date", "date-time", "time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uri", "uri-reference", "iri",
        "iri-reference", "uri-template", "uuid", "json-pointer", "relative-json-pointer", "regex",
    ];

    public override void Read(KeywordContext context, JsonMember member)
    {
        if (context.Text(member) is { } name)
        {
            // Anyone may define other formats, which are not asserted. A similar one is probably a misspelling.
            if (Known.Contains(name))
            {
                context.Schema.Value = context.Schema.Value with { Format = name };
            }
            else if (Nearest.To(name, Known) is { } meant)
            {
                context.Report(Rules.UnknownFormat, member.Value, name, $". Did you mean \"{meant}\"?");
            }
            context.Schema.Annotations.Add(new Annotation(member.Name, JsonText.Of(member.Value)));
        }
    }
}
