using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class ExclusiveMinimumKeyword() : Keyword("exclusiveMinimum", KeywordGroup.Validation, Dialect.All,
    "a number is greater than this, compared exactly at any size",
    "a check in the initialiser")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        if (context.Dialect == Dialect.Draft4)
        {
            context.Boolean(member);
        }
        else if (context.Number(member) is { } bound)
        {
            context.Schema.Value = context.Schema.Value with { ExclusiveMinimum = bound };
        }
    }
}
