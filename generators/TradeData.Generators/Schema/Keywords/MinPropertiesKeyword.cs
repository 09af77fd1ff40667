using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class MinPropertiesKeyword() : Keyword("minProperties", KeywordGroup.Validation, Dialect.All,
    "an object has at least so many members",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.MinProperties = context.Count(member) ?? 0;
}
