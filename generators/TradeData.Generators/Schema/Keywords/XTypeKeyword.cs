using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class XTypeKeyword() : Keyword("x-type", KeywordGroup.TradeData, Dialect.All,
    "the type can read the text",
    "the named scalar type")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        if (context.Text(member) is not { } name)
        {
            return;
        }
        // The name is printed as it stands, so it must be one: anything else would become code.
        if (Array.Find(name.Split('.'), part => !Identifiers.IsValid(part)) is not null)
        {
            context.Report(Rules.InvalidName, member.Value, name);
            return;
        }
        context.Schema.Extensions[member.Name] = member;
    }
}
