using TradeData.Generators.Json;
using TradeData.Generators.Model;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class ContentSchemaKeyword() : Keyword("contentSchema", KeywordGroup.Annotation, Dialect.From201909,
    "—",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        context.Child(member.Value, member.Name);
        if (context.Schema.Member("contentMediaType") is not null)
        {
            // Without a media type there is nothing to apply it to.
            context.Schema.Annotations.Add(new Annotation(member.Name, JsonText.Of(member.Value), OfStrings: true));
        }
    }
}
