using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class TableKeyword() : Keyword("x-table", KeywordGroup.TradeData, Dialect.All,
    "keys, references, hierarchy and periods of the rows, when data is built or loaded",
    "a typed table of the catalog with its query helpers")
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
