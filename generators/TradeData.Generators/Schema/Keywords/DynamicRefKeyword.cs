using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class DynamicRefKeyword() : Keyword("$dynamicRef", KeywordGroup.Core, Dialect.Draft202012,
    "the schema of that dynamic anchor which is outermost in the dynamic scope must hold; resolved when the schema is compiled, once per scope",
    "the type of the referenced schema")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        context.Schema.DynamicRef = context.Reference(member);
        context.Schema.Document.IsDynamic = true;
    }
}
