using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class UnevaluatedItemsKeyword() : Keyword("unevaluatedItems", KeywordGroup.Applicator, Dialect.From201909,
    "every item that no other keyword has looked at is valid",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.UnevaluatedItems = context.Child(member.Value, member.Name);
}
