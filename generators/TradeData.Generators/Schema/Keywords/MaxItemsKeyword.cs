using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class MaxItemsKeyword() : Keyword("maxItems", KeywordGroup.Validation, Dialect.All,
    "an array has at most so many items",
    "a check in the initialiser")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.MaxItems = context.Count(member) ?? int.MaxValue;
}
