using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class MultipleOfKeyword() : Keyword("multipleOf", KeywordGroup.Validation, Dialect.All,
    "a number is a whole multiple of this, exactly (`0.3` is one of `0.1`)",
    "a check in the initialiser")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        if (context.Number(member) is { } divisor)
        {
            if (divisor[0] == '-' || divisor.Split('e', 'E')[0].All(c => c is '0' or '.'))
            {
                context.WrongValue(member, "greater than 0");
                return;
            }
            context.Schema.Value = context.Schema.Value with { MultipleOf = divisor };
        }
    }
}
