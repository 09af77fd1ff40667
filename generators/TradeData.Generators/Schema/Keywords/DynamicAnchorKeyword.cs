using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class DynamicAnchorKeyword() : Keyword("$dynamicAnchor", KeywordGroup.Core, Dialect.Draft202012,
    "names the schema, for references that depend on where validation came from",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member) => context.DeclareAnchor(member, isDynamic: true);
}
