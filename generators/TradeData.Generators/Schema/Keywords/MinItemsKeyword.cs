using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class MinItemsKeyword() : Keyword("minItems", KeywordGroup.Validation, Dialect.All,
    "an array has at least so many items",
    "a check in the initialiser")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.MinItems = context.Count(member) ?? 0;
}
