using System.Text;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Runtime.Tests.Json;

public class ShapeRuleTests
{
    private static readonly ObjectRule Object = new("a.schema.json#", "kind", "unit", "description") { Required = [0b101], MinProperties = 1, MaxProperties = 2 };
    private static readonly ArrayRule Array = new("a.schema.json#/items") { MinItems = 1, MaxItems = 3, UniqueItems = true, MinContains = 2, MaxContains = 3 };

    private delegate bool Step<M>(ref byte p, ref ReadContext c)
        where M : struct, IMode;

    [Fact]
    public void A_missing_property_is_reported()
    {
        Assert.True(Run<Verdict>("{}", (ref byte p, ref ReadContext c) => Object.Incomplete<Verdict>(ref p, 0, ref c, 0b101, 0)));
        Assert.False(Run<Verdict>("{}", (ref byte p, ref ReadContext c) => Object.Incomplete<Verdict>(ref p, 0, ref c, 0b001, 0)));
        Assert.Equal(["0 required: The property \"kind\" is missing.", "0 required: The property \"description\" is missing."],
            Complaints("{}", (ref byte p, ref ReadContext c) => Object.Incomplete<Report>(ref p, 0, ref c, 0b010, 0)));
    }

    [Fact]
    public void A_property_that_occurs_twice_is_reported_where_it_does()
    {
        const string Text = "{\"kind\":{\"kind\":1}, \"un\\u0069t\" : [] ,\"kind\":2,\"other\":1,\"other\":1}";
        Assert.False(Run<Verdict>(Text, (ref byte p, ref ReadContext c) => Object.Incomplete<Verdict>(ref p, 0, ref c, 0b101, 0b001)));
        Assert.Equal(["38 properties: The property \"kind\" occurs more than once."],
            Complaints(Text, (ref byte p, ref ReadContext c) => Object.Incomplete<Report>(ref p, 0, ref c, 0b101, 0b001)));
    }

    [Fact]
    public void More_than_64_properties_are_kept_in_words()
    {
        string[] names = [.. Enumerable.Range(0, 130).Select(k => $"p{k}")];
        ObjectRule wide = new("a.schema.json#", names) { Required = [1UL << 63, 1, 2] };
        Assert.True(Run<Verdict>("{}", (ref byte p, ref ReadContext c) => wide.Incomplete<Verdict>(ref p, 0, ref c, [1UL << 63, 1, 2], [0, 0, 0])));
        Assert.False(Run<Verdict>("{}", (ref byte p, ref ReadContext c) => wide.Incomplete<Verdict>(ref p, 0, ref c, [1UL << 63, 1, 2], [0, 1, 0])));
        Assert.Equal(["0 required: The property \"p63\" is missing.", "0 required: The property \"p129\" is missing."],
            Complaints("{}", (ref byte p, ref ReadContext c) => wide.Incomplete<Report>(ref p, 0, ref c, [0, 1, 0], [0, 0, 0])));
    }

    [Fact]
    public void A_forbidden_property_is_reported_with_a_suggestion()
    {
        Assert.Equal(["1 additionalProperties: The property \"desciption\" is not allowed here. Did you mean \"description\"?"],
            Complaints("{\"desciption\":1}", (ref byte p, ref ReadContext c) => Object.Unexpected<Report>(ref p, 1, ref c, "additionalProperties")));
        Assert.Equal(["1 unevaluatedProperties: The property \"other\" is not allowed here."],
            Complaints("{\"other\":1}", (ref byte p, ref ReadContext c) => Object.Unexpected<Report>(ref p, 1, ref c, "unevaluatedProperties")));
        Assert.False(Run<Build>("{\"other\":1}", (ref byte p, ref ReadContext c) => Object.Unexpected<Build>(ref p, 1, ref c, "additionalProperties")));
    }

    [Theory]
    [InlineData(0, "0 minProperties: Must have at least 1 property, but has 0."), InlineData(1, null), InlineData(2, null), InlineData(3, "0 maxProperties: Must have at most 2 properties, but has 3.")]
    public void The_number_of_properties_is_reported(int count, string? expected)
    {
        Assert.Equal(expected is null, Run<Verdict>("{}", (ref byte p, ref ReadContext c) => Object.Count<Verdict>(ref p, 0, ref c, count)));
        Assert.Equal(expected is null ? [] : [expected], Complaints("{}", (ref byte p, ref ReadContext c) => Object.Count<Report>(ref p, 0, ref c, count)));
    }

    [Theory]
    [InlineData(0, "0 minItems: Must have at least 1 item, but has 0."), InlineData(1, null), InlineData(3, null), InlineData(4, "0 maxItems: Must have at most 3 items, but has 4.")]
    public void The_number_of_items_is_reported(int count, string? expected)
    {
        Assert.Equal(expected is null, Run<Verdict>("[]", (ref byte p, ref ReadContext c) => Array.Count<Verdict>(ref p, 0, ref c, count)));
        Assert.Equal(expected is null ? [] : [expected], Complaints("[]", (ref byte p, ref ReadContext c) => Array.Count<Report>(ref p, 0, ref c, count)));
    }

    [Theory]
    [InlineData(1, "0 minContains: Must have at least 2 matching items, but has 1."), InlineData(2, null), InlineData(4, "0 maxContains: Must have at most 3 matching items, but has 4.")]
    public void The_number_of_matching_items_is_reported(int matches, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Complaints("[]", (ref byte p, ref ReadContext c) => Array.Contains<Report>(ref p, 0, ref c, matches)));

    [Fact]
    public void Without_a_number_one_match_is_wanted() =>
        Assert.Equal(["0 contains: Must have at least 1 matching item, but has 0."],
            Complaints("[]", (ref byte p, ref ReadContext c) => new ArrayRule("a.schema.json#").Contains<Report>(ref p, 0, ref c, 0)));

    [Fact]
    public void Items_that_are_the_same_are_reported()
    {
        Assert.True(Run<Verdict>("[1,2]", (ref byte p, ref ReadContext c) => Array.Unique<Verdict>(ref p, 0, ref c)));
        Assert.True(Run<Verdict>("[1,1]", (ref byte p, ref ReadContext c) => new ArrayRule("a#").Unique<Verdict>(ref p, 0, ref c)));
        Assert.Equal(["0 uniqueItems: All items must differ, but items 1 and 2 are the same (counted from 0)."],
            Complaints("[2,1,1.0]", (ref byte p, ref ReadContext c) => Array.Unique<Report>(ref p, 0, ref c)));
    }

    private static bool Run<M>(string json, Step<M> step)
        where M : struct, IMode
    {
        using PaddedText text = new(Encoding.UTF8.GetBytes(json));
        ReadContext c = new(ref text.Start, text.Length, ValidationOptions.Default);
        return step(ref text.Start, ref c);
    }

    private static IEnumerable<string> Complaints(string json, Step<Report> step)
    {
        using PaddedText text = new(Encoding.UTF8.GetBytes(json));
        ErrorLog log = new(limit: 10);
        ReadContext c = new(ref text.Start, text.Length, ValidationOptions.Default, log);
        Assert.True(step(ref text.Start, ref c));
        return [.. log.Errors.Select(error => $"{error.At} {error.Keyword}: {error.Message}")];
    }
}
