using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class AnyOfKeyword() : Keyword("anyOf", KeywordGroup.Applicator, Dialect.All,
    "some schema of the list holds",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.AnyOf.AddRange(context.ChildList(member));
}
