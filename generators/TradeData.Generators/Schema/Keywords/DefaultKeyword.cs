using TradeData.Generators.Json;
using TradeData.Generators.Model;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class DefaultKeyword() : Keyword("default", KeywordGroup.Annotation, Dialect.All,
    "—",
    "the value of the property when it is absent")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        context.Schema.Default = member.Value;
        context.Schema.Annotations.Add(new Annotation(member.Name, JsonText.Of(member.Value)));
    }
}
