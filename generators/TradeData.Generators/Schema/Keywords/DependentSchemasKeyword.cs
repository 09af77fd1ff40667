using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class DependentSchemasKeyword() : Keyword("dependentSchemas", KeywordGroup.Applicator, Dialect.From201909,
    "where a member is present, a schema holds for the whole object",
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
