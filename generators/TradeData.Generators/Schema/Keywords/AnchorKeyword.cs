using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class AnchorKeyword() : Keyword("$anchor", KeywordGroup.Core, Dialect.From201909,
    "names the schema, for references",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member) => context.DeclareAnchor(member, isDynamic: false);
}
