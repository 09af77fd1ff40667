using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class RequiredKeyword() : Keyword("required", KeywordGroup.Validation, Dialect.All,
    "the named members are present",
    "`required`")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.Required.AddRange(context.Texts(member, member.Value));
}
