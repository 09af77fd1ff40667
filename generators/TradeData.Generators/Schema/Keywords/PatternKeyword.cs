using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class PatternKeyword() : Keyword("pattern", KeywordGroup.Validation, Dialect.All,
    "a string matches this ECMA-262 expression somewhere; no expression can hang a program",
    "a check in the initialiser")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        if (context.Pattern(member, member.Value) is { } pattern)
        {
            context.Schema.Value = context.Schema.Value with { Patterns = [pattern] };
        }
    }
}
