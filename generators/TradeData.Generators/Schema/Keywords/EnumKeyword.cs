using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class EnumKeyword() : Keyword("enum", KeywordGroup.Validation, Dialect.All,
    "the value is one of these, by JSON equality (`1` is `1.0`)",
    "an `enum` where all are strings; documentation otherwise")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        if (member.Value is not JsonArray values)
        {
            context.WrongValue(member, "a list of values");
            return;
        }
        context.Schema.Enum = values.Items;
    }
}
