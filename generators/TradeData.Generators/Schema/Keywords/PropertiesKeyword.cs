using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class PropertiesKeyword() : Keyword("properties", KeywordGroup.Applicator, Dialect.All,
    "the named members are valid",
    "a property each, nullable where it is not required")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.Properties.AddRange(context.Children(member));
}
