namespace TradeData.Runtime.Tests.Validation;

public class SchemaPathTests
{
    [Theory]
    [InlineData("a.schema.json#", "a.schema.json#/properties/x", "type", "/properties/x/type")]
    [InlineData("a.schema.json", "a.schema.json#/properties/x", "type", "/properties/x/type")]
    [InlineData("a.schema.json#/$defs/line", "a.schema.json#/$defs/line/items", "", "/items")]
    [InlineData("https://example.org/a", "https://example.org/a#/properties/~0a~1b", "type", "/properties/~0a~1b/type")]
    [InlineData("a#", "a#/properties/a%20%25%7Cb", "enum", "/properties/a %|b/enum")]
    [InlineData("a#", "b#/properties/x", "type", "/properties/x/type")]
    [InlineData("a#", "a#", "required", "/required")]
    public void The_way_from_the_root_is_a_pointer(string root, string location, string keyword, string expected) =>
        Assert.Equal(expected, SchemaPath.Evaluation(root, null, location, keyword));

    [Fact]
    public void The_way_goes_through_every_reference()
    {
        Frame outer = new("a#/properties/rates/items/$ref", "rate.json#", 1, null);
        Frame inner = new("rate.json#/properties/unit/$ref", "units.json#/$defs/unit", 1, outer);
        Assert.Equal("/properties/rates/items/$ref/properties/unit/$ref/enum", SchemaPath.Evaluation("a#", inner, "units.json#/$defs/unit", "enum"));
    }

    [Theory]
    [InlineData("a#/x", "type", "a#/x/type"), InlineData("a", "type", "a#/type"), InlineData("a#", "", "a#"), InlineData("a", "", "a#")]
    public void The_address_is_that_of_the_schema_and_the_keyword(string location, string keyword, string expected) => Assert.Equal(expected, SchemaPath.Absolute(location, keyword));
}
