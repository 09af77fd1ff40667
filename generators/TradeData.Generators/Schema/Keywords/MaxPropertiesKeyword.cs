using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class MaxPropertiesKeyword() : Keyword("maxProperties", KeywordGroup.Validation, Dialect.All,
    "an object has at most so many members",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.MaxProperties = context.Count(member) ?? int.MaxValue;
}
