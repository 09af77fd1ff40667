using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class XEnumKeyword() : Keyword("x-enum", KeywordGroup.TradeData, Dialect.All,
    "—",
    "names and documentation of an enum's members; `extensible` keeps unknown values")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        if (member.Value is not JsonObject)
        {
            context.WrongValue(member, "an object");
            return;
        }
        context.Schema.Extensions[member.Name] = member;
    }
}
