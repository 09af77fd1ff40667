using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class XDiscriminatorKeyword() : Keyword("x-discriminator", KeywordGroup.TradeData, Dialect.All,
    "—",
    "names the property that distinguishes the branches of a `oneOf`")
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
