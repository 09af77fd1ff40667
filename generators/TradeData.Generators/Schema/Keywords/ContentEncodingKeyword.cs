using TradeData.Generators.Json;
using TradeData.Generators.Model;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class ContentEncodingKeyword() : Keyword("contentEncoding", KeywordGroup.Annotation, Dialect.FromDraft7,
    "—",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        context.Text(member);
        context.Schema.Annotations.Add(new Annotation(member.Name, JsonText.Of(member.Value), OfStrings: true));
    }
}
