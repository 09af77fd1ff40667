using TradeData.Generators.Json;
using TradeData.Generators.Model;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class FormatKeyword() : Keyword("format", KeywordGroup.Format, Dialect.All,
    "nothing by itself; with format assertion (for the project, or by the meta-schema's vocabulary) a string has this form",
    "`DateOnly`, `TimeOnly`, `DateTimeOffset`, `TimeSpan`, `Guid`, `Uri`")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        if (context.Text(member) is { } name)
        {
            context.Schema.Value = context.Schema.Value with { Format = name };
            context.Schema.Annotations.Add(new Annotation(member.Name, JsonText.Of(member.Value)));
        }
    }
}
