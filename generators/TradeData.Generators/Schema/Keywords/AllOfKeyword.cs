using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class AllOfKeyword() : Keyword("allOf", KeywordGroup.Applicator, Dialect.All,
    "every schema of the list holds",
    "the properties of all in one record")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.AllOf.AddRange(context.ChildList(member));
}
