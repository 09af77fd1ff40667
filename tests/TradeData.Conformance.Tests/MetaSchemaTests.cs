using System.Text;
using System.Text.Json.Nodes;
using TradeData.Conformance.Tests.Composed;

namespace TradeData.Conformance.Tests;

/// <summary>The effect of a meta-schema in the project on the keywords of its schemas. Both backends agree on each verdict.</summary>
public class MetaSchemaTests
{
    private const string Row =
        """
        {"$schema":"https://example.org/meta","type":"object","required":["a"],"additionalProperties":false,
         "properties":{"a":{"type":"integer","minimum":4},"e":{"type":"string","enum":["x"]},"l":{"type":"array","items":{"type":"string"},"minItems":1},"d":{"type":"string","format":"date"}}}
        """;

    [Theory]
    [InlineData(true, "{}")]
    [InlineData(true, "5")]
    [InlineData(true, """{"a":"x","e":"q","l":5,"d":"no date"}""")]
    [InlineData(true, """{"l":[1]}""")]
    [InlineData(false, """{"b":1}""")]
    public void Without_the_vocabulary_of_validation_its_words_are_annotations_and_narrow_no_type(bool isValid, string instance) => Verdict(isValid, Meta("applicator"), Row, instance);

    [Theory]
    [InlineData(false, "{}")]
    [InlineData(true, """{"a":"x","b":1}""")]
    [InlineData(false, "5")]
    public void Without_the_vocabulary_of_applicators_no_member_is_looked_at(bool isValid, string instance) => Verdict(isValid, Meta("validation"), Row, instance);

    [Theory]
    [InlineData(true, "applicator", """{"b":1}""")]
    [InlineData(false, "applicator unevaluated", """{"b":1}""")]
    public void Unevaluated_members_have_a_vocabulary_of_their_own(bool isValid, string vocabularies, string instance) =>
        Verdict(isValid, Meta(vocabularies), """{"$schema":"https://example.org/meta","properties":{"a":true},"unevaluatedProperties":false}""", instance);

    [Theory]
    [InlineData(false, "https://json-schema.org/draft/2019-09/schema", """{"a":[1]}""")]
    [InlineData(true, "https://json-schema.org/draft/2019-09/schema", """{"a":["x",1],"b":1}""")]
    [InlineData(false, "https://json-schema.org/draft/2019-09/schema", """{"b":4}""")]
    [InlineData(true, "http://json-schema.org/draft-07/schema#", """{"b":4}""")]
    public void A_meta_schema_of_another_edition_is_that_of_its_schemas(bool isValid, string edition, string instance) => Verdict(
        isValid,
        $$"""{"$schema":"{{edition}}","$id":"https://example.org/meta"}""",
        """{"$schema":"https://example.org/meta","definitions":{"n":{"type":"integer"}},"properties":{"a":{"items":[{"type":"string"}]},"b":{"$ref":"#/definitions/n","maximum":3}}}""",
        instance);

    [Theory]
    [InlineData(true, """{"a":"x"}""")]
    [InlineData(false, """{"b":"x"}""")]
    public void A_schema_within_another_may_name_its_own(bool isValid, string instance) => Verdict(
        isValid,
        Meta("applicator"),
        """{"properties":{"a":{"$id":"a","$schema":"https://example.org/meta","type":"integer"},"b":{"type":"integer"}}}""",
        instance);

    private static string Meta(string vocabularies) =>
        $$"""
        {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://example.org/meta","$vocabulary":{
          {{string.Join(", ", vocabularies.Split(' ').Prepend("core").Select(name => $"\"https://json-schema.org/draft/2020-12/vocab/{name}\": true"))}} } }
        """;

    private static void Verdict(bool isValid, string metaSchema, string schema, string instance) => Assert.Equal(
        [isValid],
        new BackendPair([new ComposedCase(
            1, [("meta.schema.json", JsonNode.Parse(metaSchema)!), ("row.schema.json", JsonNode.Parse(schema)!)], AssertsFormats: false, [Encoding.UTF8.GetBytes(instance)])]).Verdicts(0));
}
