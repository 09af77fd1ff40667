using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class PatternPropertiesKeyword() : Keyword("patternProperties", KeywordGroup.Applicator, Dialect.All,
    "members whose name matches are valid",
    "`ValueMap<T>`")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        foreach (NamedSubschema child in context.Children(member))
        {
            if (context.Pattern(child.Member.Name, child.Member.NameStart, child.Member.NameEnd))
            {
                context.Schema.PatternProperties.Add(child);
            }
        }
    }
}
