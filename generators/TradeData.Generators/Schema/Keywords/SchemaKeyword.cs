using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

/// <summary><see cref="ResourceReader"/> reads it before all others; listed here so that it is not an unknown word.</summary>
internal sealed class SchemaKeyword() : Keyword("$schema", KeywordGroup.Core, Dialect.All,
    "chooses the dialect, and through a meta-schema the vocabularies in force",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
    }
}
