using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class MaxLengthKeyword() : Keyword("maxLength", KeywordGroup.Validation, Dialect.All,
    "a string has at most so many code points",
    "a check in the initialiser")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.Value = context.Schema.Value with { MaxLength = context.Count(member) ?? int.MaxValue };
}
