using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class MinimumKeyword() : Keyword("minimum", KeywordGroup.Validation, Dialect.All,
    "a number is at least this, compared exactly at any size",
    "a check in the initialiser; bounds choose `int` or `long`")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        if (context.Number(member) is { } bound)
        {
            // Draft 4's exclusiveMinimum is a flag beside this keyword, not a bound of its own.
            bool isExclusive = context.Dialect == Dialect.Draft4 && context.Schema.Member("exclusiveMinimum")?.Value is JsonBoolean { Value: true };
            context.Schema.Value = isExclusive ? context.Schema.Value with { ExclusiveMinimum = bound } : context.Schema.Value with { Minimum = bound };
        }
    }
}
