using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class ContainsKeyword() : Keyword("contains", KeywordGroup.Applicator, Dialect.FromDraft6,
    "some item is valid, as many as `minContains` and `maxContains` allow",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.Contains = context.Child(member.Value, member.Name);
}
