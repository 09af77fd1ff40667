using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class RecursiveAnchorKeyword() : Keyword("$recursiveAnchor", KeywordGroup.Core, Dialect.Draft201909,
    "makes the root a target of `$recursiveRef`",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        if (context.Boolean(member) == true)
        {
            // The one dynamic anchor of 2019-09 has no name; the empty name cannot clash with any other.
            context.DeclareAnchor("", member, isDynamic: true);
        }
    }
}
