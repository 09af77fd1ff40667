using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class ElseKeyword() : Keyword("else", KeywordGroup.Applicator, Dialect.FromDraft7,
    "holds where `if` does not",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.Else = context.Child(member.Value, member.Name);
}
