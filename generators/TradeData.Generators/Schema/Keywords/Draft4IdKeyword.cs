using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

/// <summary>Draft 4's name for <c>$id</c>; <see cref="ResourceReader"/> reads it.</summary>
internal sealed class Draft4IdKeyword() : Keyword("id", KeywordGroup.Core, Dialect.Draft4,
    "gives the schema a URI, against which its references are resolved",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
    }
}
