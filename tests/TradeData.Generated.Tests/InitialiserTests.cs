using System.Text;
using TradeData.Generated.Tests.Models;
using TradeData.Runtime;

namespace TradeData.Generated.Tests;

/// <summary>Objects that are made in code.</summary>
public class InitialiserTests
{
    private static Shipment Least { get; } = new() { Id = "S-0001", Count = 1, Mode = TransportMode.Sea };

    private static void Refuses(string sentence, string keyword, Func<object> make)
    {
        SchemaRuleException thrown = Assert.Throws<SchemaRuleException>(make);
        Assert.Equal((sentence, keyword), (thrown.Message, thrown.Keyword));
    }

    [Fact]
    public void A_member_refuses_a_value_that_breaks_its_rule()
    {
        Refuses("Id must match the pattern ^S-[0-9]{4}$, but was \"S-1\".", "pattern", () => Least with { Id = "S-1" });
        Refuses("Count must be at least 1, but was 0.", "minimum", () => Least with { Count = 0 });
        Refuses("Count must be at most 100, but was 101.", "maximum", () => Least with { Count = 101 });
        Refuses("Weight must be a multiple of 0.01, but was 0.001.", "multipleOf", () => Least with { Weight = 0.001m });
        Refuses("Currency must have at least 3 characters, but had 2.", "minLength", () => Least with { Currency = "US" });
        Refuses("Note must have at most 5 characters, but had 6.", "maxLength", () => Least with { Note = "123456" });
        Refuses("Tags must have at most 3 items, but had 4.", "maxItems", () => Least with { Tags = ["a", "b", "c", "d"] });
        Refuses("Tags: All items must differ, but items 0 and 1 are the same (counted from 0).", "uniqueItems", () => Least with { Tags = ["a", "a"] });
    }

    [Fact]
    public void A_required_text_cannot_be_null() => Refuses("Id must not be null.", "type", () => Least with { Id = null! });

    [Fact]
    public void An_exception_names_the_property_and_the_place_in_the_schema()
    {
        SchemaRuleException thrown = Assert.Throws<SchemaRuleException>(() => Least with { Count = -5 });
        Assert.Equal("Count", thrown.Property);
        Assert.Equal("https://example.org/shipment.schema.json#/properties/count/minimum", thrown.SchemaLocation);
    }

    [Fact]
    public void Validate_checks_what_no_member_can_check_alone()
    {
        Assert.True(Least.Validate().IsValid);
        Assert.Equal(["/: required"], Rules(Least with { Mode = TransportMode.Air }));
        Assert.True((Least with { Mode = TransportMode.Air, Weight = 1 }).Validate().IsValid);
        Assert.Equal(["/: dependentRequired"], Rules(Least with { Until = 2 }));
        Assert.Equal(["/prices/jpy: pattern"], Rules(Least with { Prices = ValueMap.Create(KeyValuePair.Create("jpy", 1m)) }));
        Assert.Equal(["/tags/0: minLength"], Rules(Least with { Tags = [""] }));
    }

    [Fact]
    public void An_undeclared_enumeration_value_is_rejected_on_writing() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => JsonModel.ToJson(Least with { Mode = (TransportMode)9 }));

    [Fact]
    public void Values_from_code_equal_values_that_are_read() => Assert.Equal(Least, Shipment.ReadJson(Encoding.UTF8.GetBytes(Samples.Least)));

    private static string[] Rules(Shipment shipment) => [.. shipment.Validate().Errors.Select(error => $"{(error.InstanceLocation.Length == 0 ? "/" : error.InstanceLocation)}: {error.Keyword}")];
}
