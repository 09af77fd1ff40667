using TradeData.Generators.Json;
using TradeData.Generators.Model;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class ReadOnlyKeyword() : Keyword("readOnly", KeywordGroup.Annotation, Dialect.FromDraft7,
    "—",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        context.Boolean(member);
        context.Schema.Annotations.Add(new Annotation(member.Name, JsonText.Of(member.Value)));
    }
}
