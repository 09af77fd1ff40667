using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class XScalarKeyword() : Keyword("x-scalar", KeywordGroup.TradeData, Dialect.All,
    "—",
    "what tables and queries need to know of the type that `x-type` names: how its keys compare, and whether it has operators")
{
    private static readonly string[] Words = ["key", "operators", "number"];
    private static readonly string[] Keys = ["text", "code"];

    public override void Read(KeywordContext context, JsonMember member)
    {
        if (member.Value is not JsonObject words)
        {
            context.WrongValue(member, "an object");
            return;
        }
        foreach (JsonMember word in words.Members)
        {
            string? must = word.Name switch
            {
                "key" => word.Value is JsonString key && Keys.Contains(key.Value) ? null : "\"text\" or \"code\"",
                "operators" => word.Value is JsonBoolean ? null : "true or false",
                "number" => word.Value is JsonString name && Identifiers.IsValid(name.Value) ? null : "the name of a property",
                _ => $"one of {string.Join(", ", Words)}{Nearest.Suggestion(word.Name, Words)}",
            };
            if (must is not null)
            {
                context.WrongValue(word, must);
            }
        }
        context.Schema.Extensions[member.Name] = member;
    }
}
