using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class ThenKeyword() : Keyword("then", KeywordGroup.Applicator, Dialect.FromDraft7,
    "holds where `if` does",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.Then = context.Child(member.Value, member.Name);
}
