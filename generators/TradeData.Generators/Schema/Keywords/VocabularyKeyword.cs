using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class VocabularyKeyword() : Keyword("$vocabulary", KeywordGroup.Core, Dialect.From201909,
    "in a meta-schema: which keywords count for the schemas that name it",
    "—")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        if (member.Value is not JsonObject value)
        {
            context.WrongValue(member, "an object of URIs with true or false");
            return;
        }
        foreach (JsonMember vocabulary in value.Members)
        {
            context.Schema.Resource.Vocabularies.Add(new Vocabulary(vocabulary.Name, vocabulary.Value is JsonBoolean { Value: true }));
        }
    }
}
