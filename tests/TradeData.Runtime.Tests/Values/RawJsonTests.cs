using System.Text;
using System.Text.Json;
using TradeData.Runtime;

namespace TradeData.Runtime.Tests.Values;

public sealed class RawJsonTests
{
    [Fact]
    public void The_default_value_is_null()
    {
        RawJson value = default;

        Assert.Equal(JsonValueKind.Null, value.ValueKind);
        Assert.Equal("null", value.ToString());
        Assert.Equal(RawJson.Parse("null"), value);
        Assert.Equal(RawJson.Parse("null").GetHashCode(), value.GetHashCode());
        Assert.Equal(JsonValueKind.Null, value.ToJsonElement().ValueKind);
    }

    [Theory]
    [InlineData("{\"a\":[1.00,-2e3]}", JsonValueKind.Object)]
    [InlineData("[ ]", JsonValueKind.Array)]
    [InlineData("\"\\u0041\"", JsonValueKind.String)]
    [InlineData("-0.0", JsonValueKind.Number)]
    [InlineData("7", JsonValueKind.Number)]
    [InlineData("true", JsonValueKind.True)]
    [InlineData("false", JsonValueKind.False)]
    [InlineData("null", JsonValueKind.Null)]
    public void A_value_is_kept_as_written(string json, JsonValueKind kind)
    {
        RawJson value = RawJson.Parse($" \t{json}\r\n");

        Assert.Equal(kind, value.ValueKind);
        Assert.Equal(json, value.ToString());
        Assert.Equal(Encoding.UTF8.GetBytes(json), value.Utf8.ToArray());
        Assert.Equal(kind, value.ToJsonElement().ValueKind);
        Assert.Equal($"[{json}]", Written(value));
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<RawJson>(json)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("1 2")]
    [InlineData("01")]
    [InlineData("'a'")]
    [InlineData("[1,]")]
    [InlineData("nul")]
    public void Text_that_is_not_one_JSON_value_is_rejected(string json)
    {
        Assert.ThrowsAny<JsonException>(() => RawJson.Parse(json));
        Assert.False(RawJson.TryParse(Encoding.UTF8.GetBytes(json), out RawJson value));
        Assert.Equal(default, value);
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused() =>
        Assert.ThrowsAny<JsonException>(() => RawJson.Parse([(byte)'"', 0xC3, (byte)'"']));

    [Fact]
    public void Depth_is_bounded()
    {
        RawJson deep = RawJson.Parse(new string('[', 1000) + new string(']', 1000));

        Assert.Equal(deep, RawJson.Parse(deep.Utf8));
        Assert.Equal(JsonValueKind.Array, deep.ToJsonElement().ValueKind);
        Assert.ThrowsAny<JsonException>(() => RawJson.Parse(new string('[', 1001) + new string(']', 1001)));
    }

    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("100", "1e2")]
    [InlineData("0", "-0.0")]
    [InlineData("\"a\"", "\"\\u0061\"")]
    [InlineData("{\"a\":1,\"b\":[2,3]}", "{ \"b\" : [2.0, 3], \"a\" : 10e-1 }")]
    public void Values_that_say_the_same_are_equal(string left, string right)
    {
        RawJson a = RawJson.Parse(left);
        RawJson b = RawJson.Parse(right);

        Assert.Equal(a, b);
        Assert.True(a == b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
    }

    [Theory]
    [InlineData("1", "\"1\"")]
    [InlineData("[1,2]", "[2,1]")]
    [InlineData("{\"a\":1}", "{\"a\":1,\"b\":2}")]
    [InlineData("false", "0")]
    [InlineData("null", "{}")]
    [InlineData("9007199254740993", "9007199254740992")]
    public void Values_that_say_something_else_are_not_equal(string left, string right) =>
        Assert.True(RawJson.Parse(left) != RawJson.Parse(right));

    private static string Written(RawJson value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            value.WriteTo(writer);
            writer.WriteEndArray();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
