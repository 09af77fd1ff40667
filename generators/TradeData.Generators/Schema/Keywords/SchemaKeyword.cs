using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

/// <summary>Read by <see cref="ResourceReader"/> before all others; known here so that it is not taken for an unknown word.</summary>
internal sealed class SchemaKeyword() : Keyword("$schema", KeywordGroup.Core, Dialect.All,
    "chooses the dialect, and through a meta-schema the vocabularies in force",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
    }
}
