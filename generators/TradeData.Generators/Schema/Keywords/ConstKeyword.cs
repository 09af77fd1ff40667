using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class ConstKeyword() : Keyword("const", KeywordGroup.Validation, Dialect.FromDraft6,
    "the value is this one, by JSON equality",
    "the discriminator of a union's case; documentation otherwise")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.Const = member.Value;
}
