using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class DependentRequiredKeyword() : Keyword("dependentRequired", KeywordGroup.Validation, Dialect.From201909,
    "if one member is present, so are the others",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        if (member.Value is not JsonObject value)
        {
            context.WrongValue(member, "an object of lists of names");
            return;
        }
        foreach (JsonMember dependency in value.Members)
        {
            string[] required = [.. context.Texts(member, dependency.Value).Select(text => text.Value)];
            context.Schema.Dependencies.Add(new DependencyFacet(member.Name, dependency, required, null));
        }
    }
}
