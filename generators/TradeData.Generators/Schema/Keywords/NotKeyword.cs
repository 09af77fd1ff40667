using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class NotKeyword() : Keyword("not", KeywordGroup.Applicator, Dialect.All,
    "the schema does not hold",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.Not = context.Child(member.Value, member.Name);
}
