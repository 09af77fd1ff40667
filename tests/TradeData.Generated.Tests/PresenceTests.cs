using System.Text;
using TradeData.Generated.Tests.Models;
using TradeData.Runtime;

namespace TradeData.Generated.Tests;

public class PresenceTests
{
    private static readonly string[] s_names =
        ["limit", "small", "rate", "on", "grade", "label", "tags", "empty", "prices", "payment", "place", "currency", "day", "any", "mode", "codes", "notes", "words", "spot"];

    private static Order Read(string json) => Order.ReadJson(Encoding.UTF8.GetBytes(json));

    [Fact]
    public void An_absent_property_has_its_default_and_stays_absent()
    {
        foreach (Order order in new[] { Read("{}"), new Order() })
        {
            Assert.Equal((5L, 3, 1.5m, false), (order.Limit, order.Small, order.Rate, order.On));
            Assert.Equal((OrderGrade.B, "none", "sea"), (order.Grade, order.Label, order.Mode));
            Assert.Equal(["x", "y"], order.Tags!.Value);
            Assert.Empty(order.Empty!.Value);
            Assert.Equal(1m, order.Prices!["JPY"]);
            Assert.Null(order.Payment);
            Assert.Equal("Tokyo", order.Place!.Name);
            Assert.Equal("here", order.Place.Inside.Inside.Inside.Name);
            Assert.Equal(CurrencyCode.Parse("USD"), order.Currency);
            Assert.Equal(new DateOnly(2019, 9, 25), order.Day);
            Assert.Equal("""{"a":[1]}""", order.Any.ToString());
            Assert.Equal([1L, 2L], order.Codes);
            Assert.Empty(order.Notes);
            Assert.Empty(order.Words);
            Assert.Null(order.Spot);
            Assert.False(order.HasLimit || order.HasTags || order.HasMode || order.HasNotes || order.HasWords || order.HasAny);
            Assert.Equal("{}", JsonModel.ToJson(order));
        }
    }

    [Fact]
    public void A_given_null_stays_null()
    {
        string[] nullable = s_names[..13];
        Order order = Read($"{{{string.Join(",", nullable.Select(name => $"\"{name}\":null"))}}}");
        Assert.True(order is { Limit: null, Small: null, Rate: null, On: null, Grade: null, Label: null, Tags: null, Empty: null, Prices: null, Payment: null, Place: null, Currency: null, Day: null });
        Assert.True(order.HasLimit && order.HasGrade && order.HasPlace);
        Assert.Equal($"{{{string.Join(",", nullable.Select(name => $"\"{name}\":null"))}}}", JsonModel.ToJson(order));
        Assert.NotEqual(new Order(), order);
    }

    [Theory]
    [InlineData("""{"limit":5,"small":3,"rate":1.5,"on":false,"grade":"b","label":"none","tags":["x","y"],"empty":[],"prices":{"JPY":1}}""")]
    [InlineData("""{"place":{"name":"Tokyo"},"currency":"USD","day":"2019-09-25","any":{"a":[1]},"mode":"sea","codes":[1,2],"notes":[],"words":{}}""")]
    public void Given_values_are_written_even_if_they_equal_the_default(string json)
    {
        Order order = Read(json);
        Assert.Equal(json, JsonModel.ToJson(order));
        Assert.Equal(order, Read(JsonModel.ToJson(order)));
        Assert.NotEqual(new Order(), order);
    }

    [Fact]
    public void An_initialised_property_is_present_and_can_be_made_absent()
    {
        Order order = new() { Mode = "sea", Limit = null, Notes = [], HasNotes = true, Words = ValueMap<string>.Empty, Tags = ["x", "y"] };
        Assert.Equal("""{"limit":null,"tags":["x","y"],"mode":"sea","notes":[]}""", JsonModel.ToJson(order));
        Assert.Equal(order, Read(JsonModel.ToJson(order)));
        Assert.Equal("""{"limit":null,"notes":[]}""", JsonModel.ToJson(order with { HasMode = false, HasTags = false }));
        Assert.Equal(new Order(), order with { HasMode = false, HasTags = false, HasLimit = false, HasNotes = false });
        Assert.Equal("""{"mode":"sea"}""", JsonModel.ToJson(new Order { HasMode = true }));
        Assert.Equal(Read("{}"), Read("""{"mode":"air"}""") with { HasMode = false });
    }

    [Theory]
    [InlineData("""{"limit":123456789012345678901234567890,"rate":1e400,"mode":"sea","codes":[1,99999999999999999999]}""")]
    [InlineData("""{"rate":0.1234567890123456789012345678901234,"prices":{"JPY":1e99}}""")]
    public void A_number_of_any_size_is_kept_and_written_back(string json)
    {
        Order order = Read(json);
        Assert.True(OrderSchema.IsValid(Encoding.UTF8.GetBytes(json)));
        Assert.Equal(json, JsonModel.ToJson(order));
        Assert.Equal(order, Read(json));
        Assert.NotEqual(order, order with { Rate = 1 });
        Assert.True(order.Validate().IsValid);
        Assert.Equal("Decimal cannot hold", Assert.Throws<OverflowException>(() => order.Rate).Message.Split("which ")[1][..19]);
    }

    [Fact]
    public void A_new_number_replaces_one_that_was_too_large()
    {
        Order order = Read("""{"limit":99999999999999999999,"rate":1e400}""");
        Assert.Equal("\"limit\" is 99999999999999999999, which Int64 cannot hold. The record keeps the value and writes it back; JsonModel.ToJson shows it.",
            Assert.Throws<OverflowException>(() => order.Limit).Message);
        Assert.Equal("""{"limit":7,"rate":1e400}""", JsonModel.ToJson(order with { Limit = 7 }));
        Assert.Equal(new Order { Limit = 7 }, order with { Limit = 7, HasRate = false });
    }

    [Fact]
    public void A_type_has_its_schema()
    {
        Assert.StartsWith("{\"$schema\":", Encoding.UTF8.GetString(Order.JsonSchema), StringComparison.Ordinal);
        Assert.Equal("""{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"inside":{"$ref":"#/$defs/Spot","default":{"name":"here"}}}}""", Encoding.UTF8.GetString(Spot.JsonSchema));
        Assert.Equal("""{"title":"Order grade","enum":["a","b",null],"default":"b"}""", Encoding.UTF8.GetString(OrderGradeFormat.JsonSchema));
    }

    [Fact]
    public void A_record_prints_the_start_of_its_JSON()
    {
        Assert.Equal("""Order { "limit":7,"rate":2.5 }""", Read("""{"rate":2.50,"limit":7}""").ToString());
        Assert.Equal("Order { }", new Order().ToString());
        Assert.Equal("""Transfer { "kind":"transfer","account":"A1" }""", Payment.ReadJson("""{"account":"A1","kind":"transfer"}"""u8).ToString());
        Assert.Equal("Order { \"label\":null,\"mode\":\"" + new string('m', 139) + "… }", new Order { Label = null, Mode = new string('m', 400) }.ToString());
    }

    [Theory]
    [InlineData("5", "Number { 5 }")]
    [InlineData("-120", "Number { -120 }")]
    [InlineData("\"M\"", "Text { \"M\" }")]
    [InlineData("\"\"", "Text { \"\" }")]
    [InlineData("true", "Boolean { true }")]
    [InlineData("[]", "List { [] }")]
    [InlineData("[1,2]", "List { [1,2] }")]
    [InlineData("{\"width\":3}", "Object { \"width\":3 }")]
    public void A_case_prints_the_start_of_its_JSON(string json, string printed) =>
        Assert.Equal(printed, Size.ReadJson(Encoding.UTF8.GetBytes(json)).ToString());

    [Fact]
    public void A_case_holds_its_value_and_no_null()
    {
        Assert.Equal("Value", Assert.Throws<ArgumentNullException>(() => new Size.Text(null!)).ParamName);
        new Size.Text("M").Deconstruct(out string text);
        Assert.Equal("M", text);
        Assert.Equal(new Size.Text("M"), new Size.Text(text));
    }
}
