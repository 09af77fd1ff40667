using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class MinLengthKeyword() : Keyword("minLength", KeywordGroup.Validation, Dialect.All,
    "a string has at least so many code points",
    "a check in the initialiser")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.Value = context.Schema.Value with { MinLength = context.Count(member) ?? 0 };
}
