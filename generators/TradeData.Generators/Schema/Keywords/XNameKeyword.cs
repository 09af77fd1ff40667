using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class XNameKeyword() : Keyword("x-name", KeywordGroup.TradeData, Dialect.All,
    "—",
    "the C# name")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        if (context.Text(member) is not { } name)
        {
            return;
        }
        if (!Identifiers.IsValid(name))
        {
            context.Report(Rules.InvalidName, member.Value, name);
            return;
        }
        context.Schema.Extensions[member.Name] = member;
    }
}
