using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class UniqueItemsKeyword() : Keyword("uniqueItems", KeywordGroup.Validation, Dialect.All,
    "no two items are equal, by JSON equality",
    "a check in the initialiser")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.UniqueItems = context.Boolean(member) ?? false;
}
