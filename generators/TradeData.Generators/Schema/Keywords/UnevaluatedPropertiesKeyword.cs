using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class UnevaluatedPropertiesKeyword() : Keyword("unevaluatedProperties", KeywordGroup.Applicator, Dialect.From201909,
    "every member that no other keyword has looked at is valid",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.UnevaluatedProperties = context.Child(member.Value, member.Name);
}
