using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class MaxContainsKeyword() : Keyword("maxContains", KeywordGroup.Validation, Dialect.From201909,
    "so many items are valid by `contains` at most",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.MaxContains = context.Count(member);
}
