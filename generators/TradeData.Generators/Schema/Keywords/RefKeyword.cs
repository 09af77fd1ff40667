using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class RefKeyword() : Keyword("$ref", KeywordGroup.Core, Dialect.All,
    "the referenced schema must hold, too",
    "the type of the referenced schema")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.Ref = context.Reference(member);
}
