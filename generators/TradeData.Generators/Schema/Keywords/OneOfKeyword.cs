using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class OneOfKeyword() : Keyword("oneOf", KeywordGroup.Applicator, Dialect.All,
    "exactly one schema of the list holds; with a discriminator the one that it names",
    "a closed union, where a required constant tells the branches apart")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.OneOf.AddRange(context.ChildList(member));
}
