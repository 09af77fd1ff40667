using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class MaximumKeyword() : Keyword("maximum", KeywordGroup.Validation, Dialect.All,
    "a number is at most this, compared exactly at any size",
    "a check in the initialiser; bounds choose `int` or `long`")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        if (context.Number(member) is { } bound)
        {
            // Draft 4's exclusiveMaximum is a flag beside this keyword, not a bound of its own.
            bool isExclusive = context.Dialect == Dialect.Draft4 && context.Schema.Member("exclusiveMaximum")?.Value is JsonBoolean { Value: true };
            context.Schema.Value = isExclusive ? context.Schema.Value with { ExclusiveMaximum = bound } : context.Schema.Value with { Maximum = bound };
        }
    }
}
