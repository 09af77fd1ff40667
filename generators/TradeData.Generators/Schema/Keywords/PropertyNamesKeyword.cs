using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class PropertyNamesKeyword() : Keyword("propertyNames", KeywordGroup.Applicator, Dialect.FromDraft6,
    "every member's name is valid, as a string",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.PropertyNames = context.Child(member.Value, member.Name);
}
