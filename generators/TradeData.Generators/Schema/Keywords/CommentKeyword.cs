using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class CommentKeyword() : Keyword("$comment", KeywordGroup.Core, Dialect.FromDraft7,
    "—",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Text(member);
}
