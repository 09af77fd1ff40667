using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

/// <summary><see cref="ResourceReader"/> reads it before all others.</summary>
internal sealed class IdKeyword() : Keyword("$id", KeywordGroup.Core, Dialect.FromDraft6,
    "gives the schema a URI, against which its references are resolved",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
    }
}
