using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class DependenciesKeyword() : Keyword("dependencies", KeywordGroup.Applicator, Dialect.All,
    "the older name of `dependentRequired` and `dependentSchemas`",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        if (member.Value is not JsonObject value)
        {
            context.WrongValue(member, "an object of schemas or lists of names");
            return;
        }
        foreach (JsonMember dependency in value.Members)
        {
            context.Schema.Dependencies.Add(dependency.Value is JsonArray
                ? new DependencyFacet(member.Name, dependency, [.. context.Texts(member, dependency.Value).Select(text => text.Value)], null)
                : new DependencyFacet(member.Name, dependency, [], context.Child(dependency.Value, member.Name, dependency.Name)));
        }
    }
}
