using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class MinContainsKeyword() : Keyword("minContains", KeywordGroup.Validation, Dialect.From201909,
    "so many items are valid by `contains` at least",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.MinContains = context.Count(member);
}
