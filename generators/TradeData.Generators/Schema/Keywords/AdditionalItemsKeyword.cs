using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class AdditionalItemsKeyword() : Keyword("additionalItems", KeywordGroup.Applicator, Dialect.UpTo201909,
    "every item after those of a list in `items` is valid",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        Subschema schema = context.Child(member.Value, member.Name);
        if (context.Schema.Member("items")?.Value is JsonArray)
        {
            context.Schema.Items = schema;
        }
    }
}
