using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class AdditionalPropertiesKeyword() : Keyword("additionalProperties", KeywordGroup.Applicator, Dialect.All,
    "every other member is valid; `false` allows none",
    "`ValueMap<T>`; a property for the others beside named ones")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.AdditionalProperties = context.Child(member.Value, member.Name);
}
