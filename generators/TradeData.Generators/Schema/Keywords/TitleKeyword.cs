using TradeData.Generators.Json;
using TradeData.Generators.Model;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class TitleKeyword() : Keyword("title", KeywordGroup.Annotation, Dialect.All,
    "—",
    "the name of the type, from its words")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        context.Schema.Title = context.Text(member);
        context.Schema.Annotations.Add(new Annotation(member.Name, JsonText.Of(member.Value)));
    }
}
