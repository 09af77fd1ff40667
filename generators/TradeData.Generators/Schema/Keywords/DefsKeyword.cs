using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class DefsKeyword() : Keyword("$defs", KeywordGroup.Core, Dialect.From201909,
    "holds schemas for references",
    "a type for each that has one, under its own name")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.Definitions.AddRange(context.Children(member));
}
