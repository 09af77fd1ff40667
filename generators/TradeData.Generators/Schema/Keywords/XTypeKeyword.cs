using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class XTypeKeyword() : Keyword("x-type", KeywordGroup.TradeData, Dialect.All,
    "the type can read the text",
    "the named scalar type")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        if (context.Text(member) is null)
        {
            return;
        }
        context.Schema.Extensions[member.Name] = member;
    }
}
