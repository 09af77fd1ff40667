using TradeData.Generators.Json;
using TradeData.Generators.Model;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class DescriptionKeyword() : Keyword("description", KeywordGroup.Annotation, Dialect.All,
    "—",
    "the XML documentation")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        context.Schema.Description = context.Text(member);
        context.Schema.Annotations.Add(new Annotation(member.Name, JsonText.Of(member.Value)));
    }
}
