using TradeData.Generators.Json;
using TradeData.Generators.Model;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class ExamplesKeyword() : Keyword("examples", KeywordGroup.Annotation, Dialect.FromDraft6,
    "—",
    "XML documentation")
{
    public override void Read(KeywordContext context, JsonMember member) => context.Schema.Annotations.Add(new Annotation(member.Name, JsonText.Of(member.Value)));
}
