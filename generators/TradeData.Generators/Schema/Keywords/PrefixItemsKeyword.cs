using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class PrefixItemsKeyword() : Keyword("prefixItems", KeywordGroup.Applicator, Dialect.Draft202012,
    "the first items, each by its own schema",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.PrefixItems.AddRange(context.ChildList(member));
}
