using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class DependentSchemasKeyword() : Keyword("dependentSchemas", KeywordGroup.Applicator, Dialect.From201909,
    "if a member is present, the whole object matches a schema",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        foreach (NamedSubschema child in context.Children(member))
        {
            context.Schema.Dependencies.Add(new DependencyFacet(member.Name, child.Member, [], child.Schema));
        }
    }
}
