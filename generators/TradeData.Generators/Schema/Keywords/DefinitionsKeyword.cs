using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class DefinitionsKeyword() : Keyword("definitions", KeywordGroup.Core, Dialect.All,
    "the older word for `$defs`",
    "a type for each that has one, under its own name")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.Definitions.AddRange(context.Children(member));
}
