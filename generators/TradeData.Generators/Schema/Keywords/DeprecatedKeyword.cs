using TradeData.Generators.Json;
using TradeData.Generators.Model;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class DeprecatedKeyword() : Keyword("deprecated", KeywordGroup.Annotation, Dialect.From201909,
    "—",
    "`[Obsolete]`")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        context.Schema.IsDeprecated = context.Boolean(member) ?? false;
        context.Schema.Annotations.Add(new Annotation(member.Name, JsonText.Of(member.Value)));
    }
}
