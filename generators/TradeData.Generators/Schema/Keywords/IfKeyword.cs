using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class IfKeyword() : Keyword("if", KeywordGroup.Applicator, Dialect.FromDraft7,
    "decides between `then` and `else`",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.If = context.Child(member.Value, member.Name);
}
