using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class RecursiveRefKeyword() : Keyword("$recursiveRef", KeywordGroup.Core, Dialect.Draft201909,
    "as `$dynamicRef`, for the anchor that `$recursiveAnchor` sets",
    "the type of the referenced schema")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        context.Schema.DynamicRef = context.Reference(member);
        context.Schema.Document.IsDynamic = true;
    }
}
